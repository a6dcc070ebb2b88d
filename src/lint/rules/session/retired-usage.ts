import { retiredIn } from "../../../tools/retirements/index.ts";
import type { RetiredUsage } from "../../../tools/retirements/retirement.ts";
import { callsOf, wordsOfCall } from "../../calls.ts";
import type { Rule } from "../../rule.ts";
import { placeOfWord } from "../../words-of-calls.ts";

/** A subcommand or an option whose makers ended it. */
export const retiredUsage: Rule = {
  name: "retired-usage",
  on: "session",
  tier: "tool",
  severity: "warning",
  yieldsTo: ["retired-command"],
  summary: "A subcommand or option is used that its makers retired",
  why: "Newer versions refuse it, in the middle of the upgrade; where it still works, it goes with one of the next.",
  help: "Use what replaced it.",
  examples: {
    good: [
      "```bash\nkubectl get deploy web -o yaml\n```\n",
      "```bash\nhelm uninstall vets\nhelm install vets ./chart\n```\n",
      "```bash\nkubectl exec web-0 -- pg_dump -O vets\n```\n",
      "```bash\ncelery -A vets worker\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\nkubectl -n vets rolling-update web --image=vets:2\n```\n",
        findings: [
          "2:17 Unexpected `kubectl rolling-update`, expected `kubectl rollout`: removed in 1.18",
        ],
      },
      {
        markdown: "```bash\nhelm delete --purge vets\n```\n",
        findings: [
          "2:13 Unexpected `helm delete --purge`, expected `helm uninstall`: removed in 3.0",
        ],
      },
      {
        markdown: "```bash\nnpm install --production\n```\n",
        findings: [
          "2:13 Unexpected `npm install --production`, expected `--omit=dev`: deprecated since 8",
        ],
      },
      {
        markdown: "```bash\nsudo mongo vets --eval 'db.stats()'\n```\n",
        findings: [
          "2:6 Unexpected `mongo`, expected `mongosh`: removed in MongoDB 6.0",
        ],
      },
    ],
  },
  *check(page) {
    for (const call of callsOf(page)) {
      const [name = "", ...words] = wordsOfCall(call);
      const retired = retiredIn(name, words);
      if (!retired) continue;
      const { usage, at } = retired;
      yield {
        place: placeOfWord(call, at + 1, page),
        message: `Unexpected \`${told(name, usage)}\`, expected ${quoted(usage.instead)}: ${sinceOf(usage)}`,
        ...("deprecated" in usage && { atMost: "info" as const }),
      };
    }
  },
};

function told(name: string, { command, option }: RetiredUsage): string {
  return [name, command, option].filter((word) => word !== undefined).join(" ");
}

/** Words that are no command stand without backticks. */
function quoted(instead: string): string {
  return /^[\w-]+(?: [a-z-]+){0,4}$|^--?[\w-]+(?:=\w+)?$/.test(instead) &&
    !/\b(?:the|a|it|which|your|or)\b/.test(instead)
    ? `\`${instead}\``
    : instead;
}

function sinceOf(usage: RetiredUsage): string {
  return "removed" in usage
    ? `removed in ${usage.removed}`
    : `deprecated since ${usage.deprecated}`;
}
