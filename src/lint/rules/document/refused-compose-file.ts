import { complaintsAbout } from "../../embedded/complaints.ts";
import { isExcerpt } from "../../embedded/excerpts.ts";
import { payloadsOf, type Payload } from "../../embedded/payloads.ts";
import type { Rule } from "../../rule.ts";

/** A Compose file that Docker does not start. */
export const refusedComposeFile: Rule = {
  name: "refused-compose-file",
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
  summary: "A Compose file has a key or a value that Docker does not take",
  why: "`docker compose` refuses the whole file: nothing starts, and what ran before stays as it was.",
  help: "Put the key or the indentation right; `docker compose config -q` reads a file without starting anything.",
  examples: {
    good: [
      "```yaml\nservices:\n  mill:\n    image: mill:${TAG:-1.2}\n    environment:\n      - GRAIN=rye\n    depends_on:\n      - oven\n```\n",
      "```yaml\nservices:\n  mill:\n    image: mill:1.2\n    keyOfNextYear: true\n    x-grain: rye\n```\n",
      "```yaml\nservices:\n  - name: mill\n    route: /bread\n```\n",
      "```yaml\nservices:\n  mill:\n    image: mill:1.2\n    ...\n    port: 80\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\ncat > docker-compose.yml <<'EOF'\nservices:\n  mill:\n    image: mill:1.2\n    environment:\n      - GRAIN: rye\nEOF\n```\n",
        findings: [
          "7:9 Unexpected map for `services.mill.environment[0]`, expected a single value",
        ],
      },
      {
        markdown:
          "```yaml\nservices:\n  mill:\n    image: mill:1.2\n    ports: 8080:80\n```\n",
        findings: [
          "5:12 Unexpected single value for `services.mill.ports`, expected a list",
        ],
      },
      {
        markdown:
          "1. Write:\n\n   ```yaml\n   services:\n     mill:\n       image: mill:1.2\n       environments:\n         GRAIN: rye\n   ```\n",
        findings: [
          "7:8 Unexpected key `environments` in `services.mill`, expected `environment`",
        ],
      },
      {
        markdown:
          '```yaml title="compose.yaml"\nservices:\n  mill:\n    image: mill:1.2\n    depends_on: [ovne]\n  oven:\n    image: oven:1.2\n```\n',
        findings: ["5:18 Unexpected service `ovne`, expected `oven`"],
      },
    ],
  },
  *check(page) {
    for (const payload of payloadsOf(page)) {
      if (!isComposeFile(payload)) continue;
      yield* complaintsAbout(payload, page, "compose");
    }
  },
};

/** Other tools have services, too. */
function isComposeFile({ as, text }: Payload): boolean {
  if (as !== "compose" && as !== "yaml") return false;
  return (
    /^services:\s*(?:#.*)?$/m.test(text) &&
    /^ {2,8}(?:image|build|container_name):/m.test(text) &&
    !/^(?:apiVersion|kind|stages|jobs|on):/m.test(text) &&
    !isExcerpt(text)
  );
}
