import { refusedOn } from "../../queries/product/refusals.ts";
import type { Rule } from "../../rule.ts";

/** A word too many. */
export const surplusOperand: Rule = {
  name: "surplus-operand",
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
    "unknown-option",
  ],
  summary: "A command gets a word too many",
  why: "The tool prints its usage and does nothing; most often a `=` or quotes are missing, or an option.",
  help: "Quote the words that belong together, or write the option that the word is the value of.",
  examples: {
    good: [
      "```bash\ndocker tag vets:1 registry.example.com/vets:1\n```\n",
      "```bash\ndocker exec db ls -l /var/lib\n```\n",
      "```bash\ndocker pull $IMAGES more\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\ndocker tag vets 1 registry.example.com/vets:1\n```\n",
        findings: [
          "2:19 Unexpected `registry.example.com/vets:1`: `docker tag` takes 2 operands in docker 20.10.24 to 28.5.2",
        ],
      },
      {
        markdown: "```bash\ndocker network create web db\n```\n",
        findings: [
          "2:27 Unexpected `db`: `docker network create` takes 1 operand in docker 20.10.24 to 28.5.2",
        ],
      },
      {
        markdown: "```bash\ndropdb vets vets_old\n```\n",
        findings: [
          "2:13 Unexpected `vets_old`: `dropdb` takes 1 operand in dropdb 15.18 to 18.6",
        ],
      },
    ],
  },
  *check(page) {
    for (const refused of refusedOn(page)) {
      if (refused.kind !== "operand surplus") continue;
      const { place, found, command, versions, known, atMost } = refused;
      yield {
        place,
        message: `Unexpected \`${found}\`: \`${command}\` takes ${told(known[0] ?? "")} in ${versions}`,
        ...(atMost && { atMost }),
      };
    }
  },
};

/** `0..1` in words. */
function told(operands: string): string {
  const [least = "", most] = operands.split("..");
  if (operands === "0") return "no operand";
  if (most !== undefined && most !== least)
    return `${least} to ${most} operands`;
  return least === "1" ? "1 operand" : `${least} operands`;
}
