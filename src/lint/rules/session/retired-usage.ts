import { retiredIn } from "../../../tools/retirements/index.ts";
import type { RetiredUsage } from "../../../tools/retirements/retirement.ts";
import { shareFrom } from "../../../tools/tool-range.ts";
import { callsOf, wordsOfCall } from "../../queries/calls.ts";
import { millExpectations } from "../../facts-example.ts";
import type { Severity } from "../../finding.ts";
import { rangeOf } from "../../queries/product/asked-versions.ts";
import { refusedOn } from "../../queries/product/refusals.ts";
import type { Rule } from "../../rule.ts";
import { placeOfWord } from "../../queries/words-of-calls.ts";

/** A subcommand or an option whose makers ended it. */
export const retiredUsage: Rule = {
  name: "retired-usage",
  on: "session",
  tier: "tool",
  severity: "error",
  yieldsTo: ["retired-command"],
  summary: "A subcommand or option is used that its makers retired",
  why: "Newer versions refuse it, in the middle of the upgrade; where it still works, it goes with one of the next.",
  help: "Use what replaced it.",
  examples: {
    expectations: millExpectations,
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
          "2:13 Unexpected `helm delete --purge`, expected `helm uninstall`: removed in 3.0 (the guide asks for `>=3.12`)",
        ],
      },
      {
        markdown: "```bash\nnpm install --production\n```\n",
        findings: [
          "2:13 Unexpected `npm install --production`, expected `--omit=dev`: deprecated since 8 (the guide asks for `>=7`)",
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
      const { usage, at, tool = "" } = retired;
      const range = rangeOf(tool, call, page);
      const harm = harmOf(usage, range);
      if (harm === undefined) continue;
      const isRefused = refusedOn(page).some(
        (one) => one.call === call && one.at === at && !one.atMost,
      );
      const asked =
        range === undefined ? "" : ` (the guide asks for \`${range}\`)`;
      yield {
        place: placeOfWord(call, at + 1, page),
        message: `Unexpected \`${told(name, usage)}\`, expected ${quoted(usage.instead)}: ${sinceOf(usage)}${asked}`,
        // As a shipped spec of a version inside the range says.
        atMost: range !== undefined && isRefused ? "error" : harm,
      };
    }
  },
};

/**
 * An error where none of the versions that the guide asks for has it any more, a
 * warning where some have, or nobody says which the reader has. What goes with a
 * later one is worth knowing, and what is not even discouraged yet is not.
 */
function harmOf(
  usage: RetiredUsage,
  range: string | undefined,
): Severity | undefined {
  const isRemoved = "removed" in usage;
  const since = isRemoved ? usage.removed : usage.deprecated;
  const [, version, later] = /^(\d[\d.]*)( or later)?$/.exec(since) ?? [];
  const share =
    version === undefined || range === undefined
      ? undefined
      : shareFrom(version, range);
  if (usage.isHearsay) return "info";
  if (!isRemoved) return share === "none" ? undefined : "info";
  if (share === "none") return "info";
  return share === "all" && later === undefined ? "error" : "warning";
}

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
