import { complaintsAbout } from "../../embedded/complaints.ts";
import { isExcerpt } from "../../embedded/excerpts.ts";
import { payloadsOf, type Payload } from "../../embedded/payloads.ts";
import type { Rule } from "../../rule.ts";

/** A manifest that Kubernetes does not take as it stands. */
export const refusedManifest: Rule = {
  name: "refused-manifest",
  on: "document",
  tier: "payload",
  severity: "error",
  yieldsTo: [
    "unclosed-fence",
    "not-shell",
    "syntax-error",
    "smart-quotes",
    "broken-yaml",
  ],
  summary:
    "A Kubernetes manifest has a field or a value that its kind does not take",
  why: "The API server refuses the whole object, or drops the field and runs without it.",
  help: "`kubectl explain <kind>.<field>` tells what is taken; `kubectl apply --dry-run=server` asks the cluster.",
  examples: {
    good: [
      "```bash\nkubectl apply -f - <<EOF\napiVersion: v1\nkind: Service\nmetadata:\n  name: mill\nspec:\n  ports:\n    - port: $PORT\n  selector:\n    app: mill\nEOF\n```\n",
      "```yaml\napiVersion: mill.example/v1\nkind: Oven\nspec:\n  replica: 2\n```\n",
      "```yaml\napiVersion: apps/v1\nkind: Deployment\nspec:\n  replicas: <n>\n  newFieldOfNextYear: true\n```\n",
      "```yaml\napiVersion: v1\nkind: Pod\nspec:\n  ...\n  replica: 2\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\nkubectl apply -f - <<EOF\napiVersion: batch/v1\nkind: Job\nmetadata:\n  name: bake\nspec:\n  template:\n    spec:\n      restartPolicy: Never\n      containers:\n        - name: bake\n          image: mill:1.2\n          env:\n            - name: HEAT\n              value: 230\nEOF\n```\n",
        findings: [
          '16:22 Unexpected number for `spec.template.spec.containers[0].env[0].value`, expected text: `"230"`',
        ],
      },
      {
        markdown:
          "1. Apply:\n\n   ```bash\n   cat <<'EOF' | kubectl apply -n mill -f -\n   apiVersion: apps/v1\n   kind: Deployment\n   metadata:\n     name: mill\n   spec:\n     selector:\n       matchLabels:\n         app: mill\n     template:\n       metadata:\n         labels:\n           app: oven\n   EOF\n   ```\n",
        findings: [
          "12:10 Unexpected selector `app: mill`, which no label of the template answers, expected `app: oven`",
        ],
      },
      {
        markdown:
          "```yaml\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: mill\nspec:\n  replica: 2\n```\n",
        findings: [
          "7:3 Unexpected field `replica` in `spec`, expected `replicas`",
        ],
      },
      {
        markdown:
          "```yaml\napiVersion: v1\nkind: Deployment\nmetadata:\n  name: mill\n```\n",
        findings: [
          "2:13 Unexpected `v1` for a `Deployment`, expected `apps/v1`",
        ],
      },
    ],
  },
  *check(page) {
    for (const payload of payloadsOf(page)) {
      if (!isManifest(payload)) continue;
      yield* complaintsAbout(payload, page, "manifests");
    }
  },
};

function isManifest({ as, text }: Payload): boolean {
  if (as !== "manifests" && as !== "yaml") return false;
  return /^apiVersion:/m.test(text) && /^kind:/m.test(text) && !isExcerpt(text);
}
