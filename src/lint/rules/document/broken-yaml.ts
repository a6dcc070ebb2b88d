import { complaintsAbout } from "../../embedded/complaints.ts";
import { isExcerpt } from "../../embedded/excerpts.ts";
import { payloadsOf } from "../../embedded/payloads.ts";
import type { Rule } from "../../rule.ts";

const YAML = ["yaml", "manifests", "compose", "workflow"];

/** YAML that no parser takes. */
export const brokenYaml: Rule = {
  name: "broken-yaml",
  on: "document",
  tier: "payload",
  severity: "error",
  yieldsTo: ["unclosed-fence", "not-shell", "syntax-error", "smart-quotes"],
  summary: "A file or an input in YAML does not parse",
  why: "The program refuses the whole file, not the one line.",
  help: "Put the indentation or the quotes right; a linter of YAML shows what the file means.",
  examples: {
    good: [
      "```bash\nkubectl apply -f - <<EOF\napiVersion: v1\nkind: Secret\nmetadata:\n  name: $NAME\ndata:\n  key: ${KEY}\nEOF\n```\n",
      "```yaml\noven: hot\n---\noven: cold\n```\n",
      "```yaml\nimage:\n  tag: {{ .Values.tag }}\n```\n",
      "```yaml\n# before\noven: hot\n# after\noven: cold\n```\n",
      "```yaml\nspec:\n  ...\n  containers:\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\nkubectl apply -f - <<EOF\napiVersion: v1\nkind: Secret\nmetadata:\n  name: $NAME\n\tnamespace: mill\nEOF\n```\n",
        findings: ["7:1 Unexpected tab in the indentation, expected spaces"],
      },
      {
        markdown:
          "1. Write:\n\n   ```bash\n   cat > values.yaml <<'EOF'\n   image: mill: 1.2\n   EOF\n   ```\n",
        findings: [
          "5:11 Unexpected `:` in a value, expected quotes around the value or a line break before it",
        ],
      },
      {
        markdown:
          "```bash\nhelm upgrade mill ./chart -f values.yaml\ncat <<EOF | kubectl create -f -\nmetadata:\n    name: mill\n  labels: {}\nEOF\n```\n",
        findings: ["6:3 Unexpected indentation, expected that of a line above"],
      },
      {
        markdown:
          "```yaml\napiVersion: v1\nkind: Secret\n  metadata:\n    name: mill\n```\n",
        findings: [
          "4:3 Unexpected `metadata` below the value `Secret`, expected the indentation of the key above it",
        ],
      },
    ],
  },
  *check(page) {
    for (const payload of payloadsOf(page)) {
      const { as, text, carrier } = payload;
      if (!YAML.includes(as) || isExcerpt(text)) continue;
      const atMost = isFile(as, text) ? "warning" : "info";
      for (const problem of complaintsAbout(payload, page, "yaml"))
        yield carrier === "fence" ? { ...problem, atMost } : problem;
    }
  },
};

/** Not a part of a file, or an outline in the manner of YAML. */
function isFile(as: string, text: string): boolean {
  return (
    as !== "yaml" ||
    /^[ \t]*apiVersion:.*\n\s*kind:/m.test(text) ||
    /^services:\s*\n(?:.*\n)*? +(?:image|build):/m.test(text)
  );
}
