import { distance } from "../../likeness.ts";
import type { Rule } from "../../rule.ts";
import {
  misspeltDirectives,
  type JudgedSuppression,
} from "../../suppressions.ts";

/** A comment that should allow a finding and does not. */
export const idleSuppression: Rule = {
  name: "idle-suppression",
  on: "suppressions",
  tier: "document",
  severity: "warning",
  yieldsTo: [],
  summary: "A comment disables a rule in vain, or without a reason",
  why: "It hides the next defect of its kind, and nobody remembers what it was for.",
  help: "Name a rule and, behind ` -- `, the reason; remove the comment when the finding is gone.",
  examples: {
    good: [
      "<!-- guidepost-disable-next-line retired-command -- the hosts have version 1 only -->\n\n```bash\ndocker-compose up -d\n```\n",
      "<!-- guidepost-disable smart-quotes -- shows what a word processor does -->\n\n```bash\ngit commit -m “Feed the cat”\n```\n\n<!-- guidepost-enable smart-quotes -->\n",
      "```bash\n# shellcheck disable=SC2086\nls $PETS\n```\n",
      '<!-- guidepost skip="needs a cluster" -->\n\n```bash\nls\n```\n',
    ],
    bad: [
      {
        markdown:
          "<!-- guidepost-disable-next-line retired-command -- version 1 only -->\n\n```bash\ndocker compose up -d\n```\n",
        findings: [
          "1:1 Unexpected suppression of `retired-command`, expected none where the rule finds nothing",
        ],
      },
      {
        markdown:
          "<!-- guidepost-disable smart-quotes -->\n\n```bash\ngit commit -m “Feed the cat”\n```\n",
        findings: [
          "1:1 Unexpected suppression of `smart-quotes` without a reason, expected ` -- ` and why",
        ],
      },
      {
        markdown:
          "<!-- guidepost-disable-next-line retired-comand, tabs -- version 1 only -->\nText\n",
        findings: [
          "1:1 Unexpected suppression of `retired-comand`, expected `retired-command`",
          "1:1 Unexpected suppression of `tabs`, expected the name of a rule",
        ],
      },
      {
        markdown:
          "<!-- guidepost-disable-nextline retired-command -- version 1 only -->\n\n```bash\nls\n```\n\n<!-- guidepost enabled -->\n",
        findings: [
          "1:1 Unexpected `guidepost-disable-nextline`, expected `guidepost-disable-next-line`",
          "7:1 Unexpected `guidepost enabled`, expected `guidepost-enable`",
        ],
      },
      {
        markdown: "{/* guidepost-disable -- too loud */}\nText\n",
        findings: [
          "1:1 Unexpected suppression of every rule, expected the names of some",
        ],
      },
    ],
  },
  *check({ document, suppressions }) {
    for (const { comment, typed, meant } of misspeltDirectives(document))
      yield {
        place: comment,
        message: `Unexpected \`${typed}\`, expected \`${meant}\``,
        // It may be another tool's.
        atMost: "info",
      };
    for (const suppression of suppressions) {
      const message = messageOf(suppression);
      if (message !== undefined) yield { place: suppression.comment, message };
    }
  },
};

function messageOf({
  rule,
  known,
  hasReason,
  idle,
}: JudgedSuppression): string | undefined {
  if (rule === undefined)
    return "Unexpected suppression of every rule, expected the names of some";
  const subject = `Unexpected suppression of \`${rule}\``;
  if (!known.includes(rule)) {
    const near = known.find((name) => distance(name, rule) <= 2);
    return `${subject}, expected ${near ? `\`${near}\`` : "the name of a rule"}`;
  }
  if (!hasReason)
    return `${subject} without a reason, expected \` -- \` and why`;
  return idle
    ? `${subject}, expected none where the rule finds nothing`
    : undefined;
}
