import type { Event, Place } from "../../../session/events.ts";
import { base } from "../../../session/paths.ts";
import { settled, show, type Value } from "../../../session/values.ts";
import { isDump, looksAtBackup } from "../../queries/data/backups.ts";
import {
  type Call,
  callsOf,
  isBehind,
  isInside,
  told,
  wordsOfCall,
} from "../../queries/calls.ts";
import type { Page, Rule } from "../../rule.ts";
import { keepsPipeStatus } from "../../queries/statuses.ts";

/** Programs at the end of the pipe that put the dump back in: a failure shows there. */
const restores = /^(?:psql|pg_restore|mysql|mariadb|mongorestore|sqlite3|tar)$/;

const viewers = /^(?:head|tail|less|more|grep|egrep|wc|sed|awk|cat|sort|cut)$/;

/** A dump in front of a pipe, where the shell only asks the last program how it went. */
export const lostBackupStatus: Rule = {
  name: "lost-backup-status",
  on: "session",
  tier: "dry-run",
  severity: "warning",
  yieldsTo: [],
  summary: "A backup goes through a pipe that hides its failure",
  why: "A dump that fails half way leaves a small, valid archive and status 0; who needs it finds out in the rollback.",
  help: "Put `set -o pipefail` in front, or check what was written: `gzip -t`, and the end of the dump.",
  examples: {
    good: [
      "```bash\nset -o pipefail\npg_dump vets | gzip > vets.sql.gz\n```\n",
      "```bash\nset -euo pipefail\n```\n\n```bash\ndocker exec db pg_dump vets | gzip > vets.sql.gz\n```\n",
      "```bash\npg_dump vets | gzip > vets.sql.gz\n```\n\n```bash\ngzip -t vets.sql.gz\n```\n",
      "```bash\npg_dump vets > vets.sql\n```\n",
      "```bash\npg_dump vets | psql -h db2 vets\n```\n",
      "```bash\nssh db1 'set -o pipefail; pg_dump vets | gzip > vets.sql.gz'\n```\n",
      "```bash\npg_dump vets | gzip > vets.sql.gz\necho ${PIPESTATUS[0]}\n```\n",
      "```bash\n#!/bin/bash\nset -euo pipefail\npg_dump vets | gzip > vets.sql.gz\n```\n",
    ],
    bad: [
      {
        markdown: "```bash\npg_dump vets | gzip > vets.sql.gz\n```\n",
        findings: [
          "2:1 Unexpected pipe behind `pg_dump`, expected `set -o pipefail` before it: only the status of `gzip` counts, so a dump that fails looks like a backup",
        ],
      },
      {
        markdown:
          "```bash\nset -e\nkubectl exec vets-db-0 -- pg_dump vets | gzip > vets.sql.gz && echo saved\n```\n",
        findings: [
          "3:27 Unexpected pipe behind `pg_dump`, expected `set -o pipefail` before it: only the status of `gzip` counts, so a dump that fails looks like a backup",
        ],
      },
      {
        markdown:
          "```bash\ntar -cf - vets | gzip > vets-$(date +%F).tar.gz\nrm -rf vets\n```\n",
        findings: [
          "2:1 Unexpected pipe behind `tar`, expected `set -o pipefail` before it: only the status of `gzip` counts, so a dump that fails looks like a backup",
        ],
      },
      {
        markdown: "```bash\npg_dump vets | zstd -T0 -o vets.sql.zst\n```\n",
        findings: [
          "2:1 Unexpected pipe behind `pg_dump`, expected `set -o pipefail` before it: only the status of `zstd` counts, so a dump that fails looks like a backup",
        ],
      },
      {
        markdown:
          "```bash\nmysqldump --all-databases | ssh nas 'cat > vets.sql'\n```\n",
        findings: [
          "2:1 Unexpected pipe behind `mysqldump`, expected `set -o pipefail` before it: only the status of `ssh` counts, so a dump that fails looks like a backup",
        ],
      },
      {
        markdown:
          '```bash\n#!/bin/bash\nset -e\npg_dump vets | gzip > "vets-$1.sql.gz"\n```\n',
        findings: [
          "4:1 Unexpected pipe behind `pg_dump`, expected `set -o pipefail` before it: only the status of `gzip` counts, so a dump that fails looks like a backup",
        ],
      },
      {
        markdown:
          "```bash\nset -o pipefail\nssh db1 'pg_dump vets | gzip > vets.sql.gz'\n```\n",
        findings: [
          "3:10 Unexpected pipe behind `pg_dump`, expected `set -o pipefail` before it: only the status of `gzip` counts, so a dump that fails looks like a backup",
        ],
      },
    ],
  },
  *check(page) {
    const calls = callsOf(page);
    for (const [index, dump] of calls.entries()) {
      if (!isDump(dump) || dump.terminal.stdout !== "piped") continue;
      const last = endOfPipe(calls.slice(index + 1));
      if (!last || showsFailure(last, calls)) continue;
      if (keepsPipeStatus(last, calls) || isLookedAt(dump, last, page))
        continue;
      yield {
        place: dump.place,
        message: `Unexpected pipe behind \`${nameOf(dump)}\`, expected \`set -o pipefail\` before it: only the status of \`${nameOf(last)}\` counts, so a dump that fails looks like a backup`,
      };
    }
  },
};

function nameOf(call: Call): string {
  return told(wordsOfCall(call)[0] ?? "");
}

/** The last program of the pipe that the commands before `later` write into. */
function endOfPipe(later: readonly Call[]): Call | undefined {
  let last: Call | undefined;
  for (const call of later) {
    if (last && isInside(call.place, last.place)) continue;
    const { stdin, stdout } = call.terminal;
    // `$(date)` in the name of the file that the pipe ends in.
    if (stdout === "captured") continue;
    if (stdin === "piped") last = call;
    else if (stdout !== "piped") return last;
    if (last && stdout !== "piped") return last;
  }
  return last;
}

/** A restore says what it could not read; what the reader sees needs no status. */
function showsFailure(last: Call, calls: readonly Call[]): boolean {
  const { stdout } = last.terminal;
  if (viewers.test(nameOf(last)) && stdout !== "redirected") return true;
  return calls.some(
    (call) => isInside(call.place, last.place) && restores.test(nameOf(call)),
  );
}

/** A later step checks the statuses of the pipe, or what came out of it. */
function isLookedAt(dump: Call, last: Call, page: Page): boolean {
  const { events } = page.rehearsal;
  const paths = events
    .filter((event) => event.kind === "write-file")
    .filter(({ place }) => isWithinPipe(place, dump, last))
    .map(({ path }) => path);
  // It may be written to nowhere.
  if (!paths.every(isNamed)) return true;
  const written = paths.map((path) => show(base(path)));
  return events.some(
    (event) =>
      isBehind(event.place, dump.place) &&
      (mayReadStatuses(event, dump) ||
        (event.kind === "call" &&
          looksAtBackup(event) &&
          names(event, written))),
  );
}

/** At least a part of its name is known, so that it is no `/dev/null`. */
function isNamed(path: Value): boolean {
  return settled(path) || base(path).some(({ kind }) => kind === "text");
}

function isWithinPipe(place: Place, dump: Call, last: Call): boolean {
  return (
    place.block === dump.place.block &&
    place.start >= dump.place.start &&
    place.end <= last.place.end
  );
}

/** `PIPESTATUS`, or a command of the same block that nobody knows. */
function mayReadStatuses(event: Event, { place }: Call): boolean {
  if (event.kind === "read-variable") return event.name === "PIPESTATUS";
  if (event.place.block !== place.block) return false;
  if (event.kind === "unknown") return true;
  if (event.kind !== "call" || event.argv.every(settled)) return false;
  const [name = []] = event.argv;
  return !settled(name) || /^(?:eval|source|\.|(?:ba|z)?sh)$/.test(show(name));
}

/** Patterns and folders name it as well as its own name does. */
function names(call: Call, written: readonly string[]): boolean {
  const words = call.argv.slice(1).map(show);
  if (written.length === 0) return true;
  return words.some(
    (word) =>
      /[*?…$]|\/$/.test(word) || written.some((name) => word.endsWith(name)),
  );
}
