import type { Position } from "../../../markdown/document.ts";
import type { Place } from "../../../session/events.ts";
import { payloadsOf } from "../../embedded/payloads.ts";
import type { Page, Rule } from "../../rule.ts";

/** jq and Python have variables of their own, and files are filled in later. */
const DATA = [
  "json",
  "json-patch",
  "merge-patch",
  "jsonpath",
  "jmespath",
  "sql",
];

/** A variable that the program gets by its name. */
export const unexpandedVariable: Rule = {
  name: "unexpanded-variable",
  on: "document",
  tier: "payload",
  severity: "warning",
  yieldsTo: [
    "unclosed-fence",
    "not-shell",
    "syntax-error",
    "undeclared-placeholder",
  ],
  summary: "Single quotes keep a variable of the shell from its value",
  why: "The program gets the name with its dollar sign: it looks for, or writes, just that.",
  help: "Close the single quotes around the variable and put double quotes there, or use double quotes for the whole argument.",
  examples: {
    good: [
      '```bash\ncurl --json \'{"oven": "\'"$OVEN"\'"}\' localhost:8080\n```\n',
      "```bash\njq --arg HEAT 230 '.heat = $HEAT' mill.json\n```\n",
      "```bash\npsql mill -c 'DO $BODY$ BEGIN NULL; END $BODY$'\n```\n",
      "```bash\ncat > compose.yaml <<'EOF'\nservices:\n  mill:\n    image: mill:${TAG}\nEOF\n```\n",
      '```bash\ncurl --json "{\\"oven\\": \\"$OVEN\\"}" localhost:8080\n```\n',
    ],
    bad: [
      {
        markdown:
          '```bash\nexport OVEN=rye\ncurl --json \'{"oven": "$OVEN"}\' localhost:8080\n```\n',
        findings: [
          "3:24 Unexpected `$OVEN` in single quotes, expected its value: the shell leaves it as it is",
        ],
      },
      {
        markdown:
          "```bash\nkubectl get pods -o jsonpath='{.items[?(@.metadata.name==\"${POD}\")].status}'\n```\n",
        findings: [
          "2:59 Unexpected `${POD}` in single quotes, expected its value: the shell leaves it as it is",
        ],
      },
      {
        markdown:
          '```bash\nkubectl patch deployment mill --type=merge \\\n  -p \'{"spec": {"replicas": $REPLICAS}}\'\n```\n',
        findings: [
          "3:29 Unexpected `$REPLICAS` in single quotes, expected its value: the shell leaves it as it is",
        ],
      },
    ],
  },
  *check(page) {
    for (const { as, kept } of payloadsOf(page)) {
      if (!DATA.includes(as)) continue;
      for (const place of kept) {
        yield {
          place,
          message: `Unexpected \`${textAt(place, page)}\` in single quotes, expected its value: the shell leaves it as it is`,
          evidence: "heuristic",
        };
      }
    }
  },
};

function textAt(place: Place | Position, { blocks }: Page): string {
  if (!("block" in place)) return "";
  const { start, end, block } = place;
  return blocks[block]?.script.content.slice(start, end) ?? "";
}
