import type { Event } from "../../../session/events.ts";
import { base } from "../../../session/paths.ts";
import { settled, show } from "../../../session/values.ts";
import { looksAtBackup } from "../../queries/data/backups.ts";
import {
  type Call,
  callsOf,
  hasUnknownUpTo,
  isBehind,
  wordsOfCall,
} from "../../queries/calls.ts";
import { dropsDatabase, isRestore } from "../../queries/data/databases.ts";
import type { Page, Rule } from "../../rule.ts";

type Read = Extract<Event, { kind: "read-file" }>;

const backupLike =
  /backup|bkp|\bbak\b|dump|snapshot|archive|export|saved|restore|pre-?upgrade|\.(?:bak|rdb|gz|archive)$/i;

/** The database goes before anybody knows that the backup can be read. */
export const dropBeforeCheck: Rule = {
  name: "drop-before-check",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: ["deletion-before-backup"],
  summary:
    "A database is dropped before the file that restores it is looked at",
  why: "If the file is missing, empty or broken, there is nothing left to go back to.",
  help: "Look at the file first (`pg_restore --list`, `gzip -t`, `test -s`), or restore into a database beside the old one and rename both.",
  examples: {
    good: [
      "```bash\ntest -s vets.dump || exit 1\ndropdb vets\ncreatedb vets\npg_restore -d vets vets.dump\n```\n",
      "```bash\npg_restore --list vets.dump > /dev/null\n```\n\n```bash\ndropdb vets\ncreatedb vets\npg_restore -d vets vets.dump\n```\n",
      "```bash\ndropdb vets_test\ncreatedb vets_test\npsql -f schema.sql vets_test\n```\n",
      "```bash\ndropdb vets\ncreatedb vets\n```\n\nLook at `vets.dump`.\n\n```bash\npg_restore -d vets vets.dump\n```\n",
      "```bash\ncreatedb vets_new\npg_restore -d vets_new vets.dump\ndropdb vets\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\ndropdb vets\ncreatedb vets\npg_restore -d vets vets.dump\n```\n",
        findings: [
          "2:1 Unexpected `dropdb` before anybody looked at `vets.dump`, expected a check of it first",
        ],
      },
      {
        markdown:
          "```bash\nmysql -e 'DROP DATABASE vets; CREATE DATABASE vets'\nmysql vets < backup/vets.sql\n```\n",
        findings: [
          "2:1 Unexpected `DROP DATABASE` before anybody looked at `vets.sql`, expected a check of it first",
        ],
      },
      {
        markdown:
          "```bash\ndocker exec db psql -c 'DROP DATABASE IF EXISTS vets;'\ndocker exec db createdb vets\ndocker cp /backups/vets-YYYYMMDD.dump db:/tmp/vets.dump\ndocker exec db pg_restore -d vets /tmp/vets.dump\n```\n",
        findings: [
          "2:16 Unexpected `DROP DATABASE` before anybody looked at `vets-$YYYYMMDD.dump`, expected a check of it first",
        ],
      },
    ],
  },
  *check(page) {
    const calls = callsOf(page);
    for (const drop of calls.filter(dropsDatabase)) {
      const restore = calls.find((call) => fillsAgain(call, drop));
      const file = restore && fileOf(drop, page);
      if (!file) continue;
      const name = show(base(file.path));
      const seen = calls.some(
        (call) => isBehind(drop.place, call.place) && looksAt(call, name, drop),
      );
      if (seen || isReadBefore(drop, name, page)) continue;
      if (hasUnknownUpTo(drop.place.block, page)) continue;
      const told =
        wordsOfCall(drop)[0] === "dropdb" ? "dropdb" : "DROP DATABASE";
      yield {
        place: drop.place,
        evidence: "heuristic",
        message: `Unexpected \`${told}\` before anybody looked at \`${name}\`, expected a check of it first`,
        related: [{ place: file.place, message: `\`${name}\` is read here` }],
      };
    }
  },
};

/** In one block, where nothing in between can ask the reader to look. */
function fillsAgain(call: Call, drop: Call): boolean {
  return (
    call.place.block === drop.place.block &&
    isBehind(call.place, drop.place) &&
    isRestore(call) &&
    !/^(?:createdb|dropdb)$/.test(wordsOfCall(call)[0] ?? "")
  );
}

/** The first file that comes in behind the drop and that the page did not just make. */
function fileOf(drop: Call, { rehearsal }: Page): Read | undefined {
  const file = rehearsal.events
    .filter((event) => event.kind === "read-file")
    .find(
      ({ place, as, path }) =>
        place.block === drop.place.block &&
        isBehind(place, drop.place) &&
        /^(?:restore|copy|run)$/.test(as) &&
        backupLike.test(show(path)),
    );
  if (!file) return undefined;
  const written = rehearsal.events.some(
    (event) =>
      event.kind === "write-file" &&
      event.place.block === drop.place.block &&
      show(event.path) === show(file.path),
  );
  return written || !settled(base(file.path)) ? undefined : file;
}

/** Whatever read it before has told whether it is there. */
function isReadBefore(drop: Call, name: string, { rehearsal }: Page): boolean {
  return rehearsal.events.some(
    (event) =>
      event.kind === "read-file" &&
      isBehind(drop.place, event.place) &&
      show(base(event.path)) === name,
  );
}

/** A look at the file by its name, or at anything in the block before the drop. */
function looksAt(call: Call, name: string, drop: Call): boolean {
  return (
    looksAtBackup(call) &&
    (call.place.block === drop.place.block ||
      call.argv.some((word) => show(word).includes(name)))
  );
}
