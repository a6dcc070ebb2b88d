import { complaintsOf } from "../../embedded/complaints.ts";
import { isExcerpt } from "../../embedded/excerpts.ts";
import type { Payload } from "../../embedded/payloads.ts";
import type { Rule } from "../../rule.ts";

/** JSON that no parser takes. */
export const brokenJson: Rule = {
  name: "broken-json",
  on: "document",
  tier: "payload",
  severity: "error",
  yieldsTo: [
    "unclosed-fence",
    "not-shell",
    "syntax-error",
    "smart-quotes",
    "literal-ellipsis",
    "unexpanded-variable",
  ],
  summary: "A command sends JSON that does not parse",
  why: "The program refuses its argument as a whole, and the step does nothing.",
  help: "Put the JSON right; in single quotes the shell leaves its double quotes alone.",
  examples: {
    good: [
      '```bash\ncurl -H "Content-Type: application/json" -d "{\\"loaves\\": $COUNT}" localhost:8080\n```\n',
      '```bash\ncurl --json \'{"loaf": "<name>", "grain": ["rye", 2]}\' localhost:8080\n```\n',
      "```bash\ncurl -H 'Content-Type: application/json' -d @order.json localhost:8080\n```\n",
      '```json\n{\n  // The oven\'s own settings\n  "heat": 230,\n  ...\n}\n```\n',
      '```json\n"heat": 230,\n"steam": true\n```\n',
    ],
    bad: [
      {
        markdown:
          "```bash\ncurl -H 'Content-Type: application/json' -d '{\"heat\": 230,}' localhost:8080\n```\n",
        findings: ["2:59 Unexpected `}` behind a comma, expected a key"],
      },
      {
        markdown:
          '- Order:\n\n  ```bash\n  curl --json "{\\"heat\\": 230, steam: true}" localhost:8080\n  ```\n',
        findings: ["4:32 Unexpected `steam`, expected a key in double quotes"],
      },
      {
        markdown:
          '```bash\ncat > oven.json <<\'EOF\'\n{\n  "heat": 230\n  "steam": true\n}\nEOF\n```\n',
        findings: ['5:3 Unexpected `"`, expected `,` or `}`'],
      },
      {
        markdown: '```json\n{\n  "heat": 230\n  "steam": true\n}\n```\n',
        findings: ['4:3 Unexpected `"`, expected `,` or `}`'],
      },
    ],
  },
  *check(page) {
    yield* complaintsOf(page, "json", isWhole);
  },
};

const COMMENT = /(?:^|[\s,{[])(?:\/\/|\/\*|#)/;
const COMMENTED_LINE = /^\s*(?:\/\/|\/\*)/m;
const TRAILING_COMMA = /,\s*[}\]]/;

/** Guides show parts of files, with comments: those are no promise of JSON. */
function isWhole({ as, text, carrier }: Payload): boolean {
  if (as !== "json" || isExcerpt(text)) return false;
  if (carrier === "command") return !COMMENTED_LINE.test(text);
  const shown = text.trim();
  return (
    /^(?:\{[^]*\}|\[[^]*\])$/.test(shown) &&
    !COMMENT.test(shown) &&
    !TRAILING_COMMA.test(shown)
  );
}
