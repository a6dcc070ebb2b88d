import { callsIn } from "../../queries/by-block.ts";
import { looksAtBackup } from "../../queries/data/backups.ts";
import {
  type Call,
  callsOf,
  isBehind,
  wordsOfCall,
} from "../../queries/calls.ts";
import type { Rule } from "../../rule.ts";
import { askerOf, stopsOnFailure } from "../../queries/statuses.ts";

const copies =
  /^(?:rsync|scp|cp|aws s3 (?:cp|sync)|gsutil (?:-m )?(?:cp|rsync)|rclone (?:copy|sync)|mc (?:cp|mirror)|s3cmd (?:put|sync)|tar -?\w*c\w*)(?: |$)/;

/** Folders of passing things; what was unpacked or built comes again. */
const spare = /^(?:\/tmp\b|\/var\/tmp\b|\.\/)|tmp|temp|cache|test|build|dist/i;

/** The source goes whether or not the copy arrived. */
export const removalAfterCopy: Rule = {
  name: "removal-after-copy",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: ["deletion-before-backup"],
  summary: "What was copied is removed, whether or not the copy arrived",
  why: "A full disk or a broken connection ends the copy, and the next command removes the only data.",
  help: "Join both with `&&`, and compare source and target before the removal (`rsync -nc`, `du -s`).",
  examples: {
    good: [
      "```bash\nrsync -a /srv/vets/ backup:/vol/vets/ && rm -rf /srv/vets\n```\n",
      "```bash\nset -e\ncp -a /srv/vets /mnt/vets\nrm -rf /srv/vets\n```\n",
      "```bash\ncp -a /srv/vets /mnt/vets\ndiff -r /srv/vets /mnt/vets\nrm -rf /srv/vets\n```\n",
      "```bash\ncp -a /tmp/vets-2.0 /opt/vets\nrm -rf /tmp/vets-2.0\n```\n",
      "```bash\ncp -a /srv/vets /mnt/vets\n```\n\nCompare them.\n\n```bash\nrm -rf /srv/vets\n```\n",
      "```bash\nrsync -a /srv/vets/ backup:/vol/vets/\nrm -rf /srv/vets/cache\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\nrsync -a /srv/vets/files/ backup@vault:/vol/vets/ ; rm -rf /srv/vets/files\n```\n",
        findings: [
          "2:53 Unexpected `rm` of `/srv/vets/files`, expected it only if `rsync` succeeds",
        ],
      },
      {
        markdown:
          "```bash\nsystemctl stop vets\ncp -a /var/lib/vets /mnt/big/vets\nrm -rf /var/lib/vets\nln -s /mnt/big/vets /var/lib/vets\n```\n",
        findings: [
          "4:1 Unexpected `rm` of `/var/lib/vets`, expected it only if `cp` succeeds",
        ],
      },
      {
        markdown:
          "```bash\naws s3 sync /srv/vets/files s3://vets/files\nrm -r /srv/vets/files/\n```\n",
        findings: [
          "3:1 Unexpected `rm` of `/srv/vets/files`, expected it only if `aws` succeeds",
        ],
      },
    ],
  },
  *check(page) {
    const calls = callsOf(page);
    for (const copy of calls.filter(isCopy)) {
      if (askerOf(copy.place, page)) continue;
      const source = sourcesOf(copy);
      const beside = callsIn(copy.place.block, page);
      const removal = beside.find(
        (call) =>
          call.namespace === copy.namespace &&
          isBehind(call.place, copy.place) &&
          removedBy(call).some((path) => source.includes(path)),
      );
      const path =
        removal && removedBy(removal).find((one) => source.includes(one));
      if (!removal || path === undefined || askerOf(removal.place, page))
        continue;
      if (stopsOnFailure(copy, calls) !== false) continue;
      const checked = beside.some(
        (call) =>
          isBehind(call.place, copy.place) &&
          isBehind(removal.place, call.place) &&
          looksAtBackup(call),
      );
      if (checked) continue;
      const [name = ""] = wordsOfCall(copy);
      yield {
        place: removal.place,
        evidence: "heuristic",
        message: `Unexpected \`rm\` of \`${path}\`, expected it only if \`${name}\` succeeds`,
        related: [{ place: copy.place, message: "it is copied here" }],
      };
    }
  },
};

function isCopy(call: Call): boolean {
  return copies.test(wordsOfCall(call).join(" "));
}

/** All operands but the last, which is the target; of `tar` any may be a source. */
function sourcesOf(copy: Call): readonly string[] {
  const [name, ...words] = wordsOfCall(copy);
  const operands = words.filter((word) => !word.startsWith("-"));
  const sources = name === "tar" ? operands.slice(1) : operands.slice(0, -1);
  return sources.flatMap(pathOf);
}

function removedBy(call: Call): readonly string[] {
  const [name, ...words] = wordsOfCall(call);
  if (name !== "rm") return [];
  return words.filter((word) => !word.startsWith("-")).flatMap(pathOf);
}

/** A folder with or without its contents: `/srv/vets`, `/srv/vets/`, `/srv/vets/*`. */
function pathOf(word: string): readonly string[] {
  const path = word.replace(/\/(?:\*|\.)?$/, "");
  return /^[\w./-]{4,}$/.test(path) && path.includes("/") && !spare.test(path)
    ? [path]
    : [];
}
