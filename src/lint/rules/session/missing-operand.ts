import { type Refused, refusedOn } from "../../queries/product/refusals.ts";
import type { Rule } from "../../rule.ts";

/** A command that lacks what it is about. */
export const missingOperand: Rule = {
  name: "missing-operand",
  on: "session",
  tier: "tool",
  severity: "error",
  yieldsTo: [
    "placeholder-redirection",
    "lost-continuation",
    "smart-quotes",
    "lost-quotes",
    "not-shell",
    "literal-ellipsis",
  ],
  summary: "A command without its object, or an option without its value",
  why: "The tool prints its usage and does nothing.",
  help: "Name the object; where the reader has to, write a placeholder.",
  examples: {
    good: [
      "```bash\ngit branch --merged | grep -v main\ngit tag --contains\n```\n",
      "```bash\nkubectl delete -f web.yaml\n```\n",
      "```bash\nkubectl get -n vets $WHAT\n```\n",
      "```bash\ndocker ps -q | xargs docker stop\n```\n",
      "```bash\ndocker volume rm --help\n```\n",
    ],
    bad: [
      {
        markdown: "```bash\ndocker volume rm\n```\n",
        findings: [
          "2:15 Expected 1 or more operands of `docker volume rm` in docker 20.10.24 to 28.5.2, found fewer",
        ],
      },
      {
        markdown: "```bash\nkubectl delete -n vets\n```\n",
        findings: [
          "2:9 Expected 1 or more operands of `kubectl delete` in kubectl 1.20.2 to 1.36.4, found fewer",
        ],
      },
      {
        markdown: "```bash\npg_dump vets -f\n```\n",
        findings: [
          "2:14 Expected a value of `-f` of `pg_dump` in pg_dump 15.18 to 18.6, found the end",
        ],
      },
    ],
  },
  *check(page) {
    for (const refused of refusedOn(page)) {
      const message = messageOf(refused);
      if (message === undefined) continue;
      const { place, atMost } = refused;
      yield { place, message, ...(atMost && { atMost }) };
    }
  },
};

function messageOf(refused: Refused): string | undefined {
  const { kind, found, known, command, versions } = refused;
  if (kind === "value missing")
    return `Expected a value of \`${found}\` of \`${command}\` in ${versions}, found the end`;
  if (kind === "option missing")
    return `Expected \`${found}\`: \`${command}\` requires it in ${versions}`;
  if (kind !== "operand missing") return undefined;
  return `Expected ${told(known[0] ?? "")} of \`${command}\` in ${versions}, found fewer`;
}

/** `1..` in words. */
function told(operands: string): string {
  const [least, most] = operands.split("..");
  if (most === "") return `${least} or more operands`;
  if (most !== undefined) return `${least} to ${most} operands`;
  return least === "1" ? "1 operand" : `${least} operands`;
}
