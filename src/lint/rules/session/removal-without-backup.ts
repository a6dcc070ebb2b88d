import { isDump } from "../../queries/data/backups.ts";
import {
  type Call,
  callsOf,
  hasUnknownUpTo,
  isBehind,
} from "../../queries/calls.ts";
import { removedData } from "../../queries/data/removals.ts";
import type { Page, Rule } from "../../rule.ts";

/** A page that speaks of a backup has thought of it. */
const backups =
  /\bback(?:ed|ing)?[- ]?ups?\b|\bsnapshots?\b|\bdump(?:s|ed|all)?\b|\bexport(?:ed|s)?\b.*\bdata\b|\bdata loss\b|\b(?:lose|deletes?|destroys?|wipes?) (?:all|any|your) data\b|\brestor/i;

/** Comments, which no reader sees. */
const unseen = /<!--[\s\S]*?-->|\{\/\*[\s\S]*?\*\/\s*\}/g;

/** So many lines below a block are still about it. */
const near = 4;

/** Data that is gone for good, on a page that has no word of a backup so far. */
export const removalWithoutBackup: Rule = {
  name: "removal-without-backup",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: ["deletion-before-backup", "drop-before-check"],
  summary: "Data is removed, and the page has said nothing of a backup",
  why: "Nobody can take the step back, and nobody was told so.",
  help: "Make a backup in a step before, or say in the text that the data are not needed any more.",
  examples: {
    good: [
      "Make a backup first.\n\n```bash\ndocker volume rm vets_data\n```\n",
      "```bash\npg_dump vets > vets.sql\n```\n\n```bash\ndropdb vets\n```\n",
      "```bash\ndocker volume rm vets_cache\nrm -rf node_modules\nkubectl delete pod vets-0\n```\n",
      "This will lose all data.\n\n```bash\ndocker compose down --volumes\n```\n",
    ],
    bad: [
      {
        markdown:
          "Remove the old volume:\n\n```bash\ndocker compose down\ndocker volume rm vets_data\n```\n",
        findings: [
          "5:1 Unexpected `docker volume rm`, expected a backup in a step before, or a word that there is none",
        ],
      },
      {
        markdown: "```bash\nkubectl delete pvc data-vets-0 -n vets\n```\n",
        findings: [
          "2:1 Unexpected `kubectl delete pvc`, expected a backup in a step before, or a word that there is none",
        ],
      },
      {
        markdown:
          "```bash\nsystemctl stop postgresql\nrm -rf /var/lib/postgresql/15/data\n```\n",
        findings: [
          "3:1 Unexpected `rm -r`, expected a backup in a step before, or a word that there is none",
        ],
      },
    ],
  },
  *check(page) {
    const calls = callsOf(page);
    for (const call of calls) {
      const told = removedData(call);
      if (told === undefined || isSpokenOf(call, page)) continue;
      if (calls.some((one) => isDump(one) && isBehind(call.place, one.place)))
        continue;
      if (hasUnknownUpTo(call.place.block, page)) continue;
      yield {
        place: call.place,
        evidence: "heuristic",
        // Many a namespace holds nothing but what a manifest makes again.
        ...(told.endsWith("namespace") && { atMost: "info" as const }),
        message: `Unexpected \`${told}\`, expected a backup in a step before, or a word that there is none`,
      };
    }
  },
};

/** In the text above, and in what stands right below the block. */
function isSpokenOf({ place }: Call, { document, blocks }: Page): boolean {
  const end = (blocks[place.block]?.fence.endLine ?? 0) + near;
  const text = document.text.split("\n", end).join("\n");
  return backups.test(text.replace(unseen, ""));
}
