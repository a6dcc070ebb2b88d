import type { Event } from "../../../session/events.ts";
import { base } from "../../../session/paths.ts";
import { type Value, settled, show } from "../../../session/values.ts";
import { callsIn, writesIn } from "../../queries/by-block.ts";
import { isDump, looksAtBackup } from "../../queries/data/backups.ts";
import { type Call, callsOf, isBehind } from "../../queries/calls.ts";
import { removedData } from "../../queries/data/removals.ts";
import type { Page, Rule } from "../../rule.ts";
import { askerOf, stopsOnFailure } from "../../queries/statuses.ts";

type Write = Extract<Event, { kind: "write-file" }>;

/** Data that goes while nobody has looked at the only copy of it. */
export const deletionBeforeBackup: Rule = {
  name: "deletion-before-backup",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: [],
  summary: "Data is removed before anybody looked at its backup",
  why: "A dump that broke off leaves a file as well; after the removal there is nothing left to dump again.",
  help: "Check the backup to its end first (`pg_restore --list`, `gzip -t`, `tail`), or join both with `&&`.",
  examples: {
    good: [
      "```bash\npg_dump -Fc vets > vets.dump\npg_restore --list vets.dump > /dev/null\ndocker volume rm vets_data\n```\n",
      "```bash\nset -e\npg_dump vets > vets.sql\ndocker volume rm vets_data\n```\n",
      "```bash\npg_dump vets > vets.sql && docker volume rm vets_data\n```\n",
      "```bash\ndocker volume rm vets_cache\n```\n",
      "## Backup\n\n```bash\npg_dump vets > vets.sql\n```\n\n## Remove\n\n```bash\nkubectl delete pvc vets-data\n```\n",
      "```bash\npg_dump vets > vets.sql\n```\n\nLook at the end of `vets.sql`, it says `dump complete`.\n\n```bash\ndropdb vets\n```\n",
      "```bash\nrm -rf /tmp/build\npg_dump vets > vets.sql\nrm -rf node_modules\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\ndocker exec db pg_dumpall > /tmp/vets.sql\ndocker volume rm vets_data\n```\n",
        findings: [
          "3:1 Unexpected `docker volume rm` behind an unread backup, expected a look at `vets.sql` in between",
        ],
      },
      {
        markdown:
          "```bash\npg_dump -Fc -f vets.dump vets\nkubectl scale deploy/vets --replicas 0\nkubectl delete pvc data-vets-0\n```\n",
        findings: [
          "4:1 Unexpected `kubectl delete pvc` behind an unread backup, expected a look at `vets.dump` in between",
        ],
      },
      {
        markdown:
          "```bash\nmysqldump vets > vets.sql\nmysql -e 'DROP DATABASE vets'\n```\n",
        findings: [
          "3:1 Unexpected `DROP DATABASE` behind an unread backup, expected a look at `vets.sql` in between",
        ],
      },
    ],
  },
  *check(page) {
    const calls = callsOf(page);
    for (const dump of calls.filter(isDump)) {
      if (askerOf(dump.place, page)) continue;
      const beside = callsIn(dump.place.block, page);
      const removal = beside.find((call) => isRemovalBehind(call, dump));
      if (!removal || removal.maybe !== dump.maybe) continue;
      if (stopsOnFailure(dump, calls) !== false) continue;
      const backup = backupOf(dump, page);
      if (!backup) continue;
      const name = show(base(backup.path));
      const seen = beside.some(
        (call) =>
          isBehind(call.place, backup.place) &&
          isBehind(removal.place, call.place) &&
          (looksAtBackup(call) || call.argv.some((word) => names(word, name))),
      );
      if (seen) continue;
      yield {
        place: removal.place,
        evidence: "heuristic",
        message: `Unexpected \`${removedData(removal) ?? ""}\` behind an unread backup, expected a look at \`${name}\` in between`,
        related: [
          { place: backup.place, message: `\`${name}\` is written here` },
        ],
      };
    }
  },
};

/** The file that a dump goes to: its own, or that of its redirection or pipe. */
function backupOf(dump: Call, page: Page): Write | undefined {
  const { block, start } = dump.place;
  const written = writesIn(block, page).filter(
    ({ place }) => place.start >= start,
  );
  const { events } = page.rehearsal;
  const from = events.indexOf(dump);
  return written.find((write) => events.indexOf(write) >= from);
}

/** In one block, where nothing between the blocks can ask the reader to look. */
function isRemovalBehind(call: Call, dump: Call): boolean {
  return isBehind(call.place, dump.place) && removedData(call) !== undefined;
}

/** What nobody knows may be the name as well. */
function names(word: Value, name: string): boolean {
  return !settled(word) || show(word).includes(name);
}
