import type { Event } from "../../../session/events.ts";
import { base } from "../../../session/paths.ts";
import { same, settled, show } from "../../../session/values.ts";
import { isDump } from "../../queries/data/backups.ts";
import { type Call, isSettled, wordsOfCall } from "../../queries/calls.ts";
import type { Page, Rule } from "../../rule.ts";

type Write = Extract<Event, { kind: "write-file" }>;

interface Backup {
  readonly dump: Call;
  readonly write: Write;
}

/** Two backups of different things under one name. */
export const overwrittenBackup: Rule = {
  name: "overwritten-backup",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: ["alternatives-in-one-block"],
  summary: "A backup is written over the one that a step before made",
  why: "Only the last one is left: whoever has to restore the first finds the data of another database in its file.",
  help: "Give each backup a name of its own, such as that of its database, with the date.",
  examples: {
    good: [
      "```bash\npg_dump vets > vets.sql\npg_dump pets > pets.sql\n```\n",
      "```bash\npg_dump vets > backup.sql\nmv backup.sql vets.sql\npg_dump pets > backup.sql\n```\n",
      "```bash\npg_dump vets > backup.sql\n```\n\n```bash\ndocker exec db pg_dump vets > backup.sql\n```\n",
      "```bash\npg_dump vets > backup.sql\ngzip backup.sql\npg_dump pets > backup.sql\n```\n",
      "```bash\npg_dump vets > backup.sql\npsql other < backup.sql\npg_dump pets > backup.sql\n```\n",
      "```bash\npg_dump --schema-only vets > backup.sql\npg_dump --data-only vets >> backup.sql\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\npg_dump vets > backup.sql\npg_dump pets > backup.sql\n```\n",
        findings: [
          "3:1 Unexpected `backup.sql` a second time, expected another name: the backup of `vets` is written over",
        ],
      },
      {
        markdown:
          "```bash\nmysqldump -u root vets | gzip > dump.sql.gz\nmysqldump -u root pets | gzip > dump.sql.gz\n```\n",
        findings: [
          "3:1 Unexpected `dump.sql.gz` a second time, expected another name: the backup of `vets` is written over",
        ],
      },
      {
        markdown:
          "```bash\nkubectl exec db-0 -- pg_dump -Fc -f /tmp/backup.dump vets\nkubectl exec db-0 -- pg_dump -Fc -f /tmp/backup.dump pets\n```\n",
        findings: [
          "3:22 Unexpected `/tmp/backup.dump` a second time, expected another name: the backup of `vets` is written over",
        ],
      },
    ],
  },
  *check(page) {
    const { events } = page.rehearsal;
    const backups: Backup[] = [];
    const callsBefore = new Map<number, Call[]>();
    for (const event of events) {
      const calls = callsBefore.get(event.place.block) ?? [];
      callsBefore.set(event.place.block, calls);
      if (event.kind === "call") calls.push(event);
      if (event.kind !== "write-file" || event.maybe) continue;
      const dump = dumpIn(calls);
      if (!dump || !isOverwriting(event, page)) continue;
      const first = backups.findLast(
        ({ write }) =>
          write.namespace === event.namespace && same(write.path, event.path),
      );
      backups.push({ dump, write: event });
      if (!first || !isOther(first.dump, dump)) continue;
      if (isKept(first, event, events)) continue;
      yield {
        place: dump.place,
        evidence: "heuristic",
        message: `Unexpected \`${nameOf(event)}\` a second time, expected another name: the backup of \`${databaseOf(first.dump) ?? ""}\` is written over`,
        rests: [...event.rests, ...first.write.rests],
        related: [
          { place: first.write.place, message: "The first is written here" },
        ],
      };
    }
  },
};

function nameOf({ path }: Write): string {
  const [first] = path;
  return first?.kind === "text" ? show(path) : show(base(path));
}

/** The dump that a file comes from, among the calls of its block before it. */
function dumpIn(calls: readonly Call[]): Call | undefined {
  const dump = calls.findLast(isDump);
  const passed = calls.slice(dump ? calls.indexOf(dump) + 1 : 0);
  const one = passed.every(({ terminal }) => terminal.stdin === "piped");
  return dump && one ? dump : undefined;
}

/** `>>` adds to it. */
function isOverwriting({ place }: Write, { blocks }: Page): boolean {
  const text = blocks[place.block]?.script.content.slice(
    place.start,
    place.end,
  );
  return text !== undefined && !text.includes(">>");
}

/** The same program for another database. */
function isOther(one: Call, other: Call): boolean {
  const [first] = wordsOfCall(one);
  const [second] = wordsOfCall(other);
  const [a, b] = [databaseOf(one), databaseOf(other)];
  return (
    one.place.block === other.place.block &&
    first === second &&
    a !== undefined &&
    b !== undefined &&
    a !== b
  );
}

function databaseOf(call: Call): string | undefined {
  const words = wordsOfCall(call);
  const last = words.at(-1);
  const named = words.length > 1 && last !== undefined && /^[\w-]+$/.test(last);
  return named && !last.startsWith("-") && words.every(isSettled)
    ? last
    : undefined;
}

/** Something in between moves, packs, sends or reads the first. */
function isKept(
  { write }: Backup,
  second: Write,
  events: readonly Event[],
): boolean {
  const between = events.slice(
    events.indexOf(write) + 1,
    events.indexOf(second),
  );
  const name = show(base(write.path));
  return between.some((event) => {
    if (event.kind === "unknown") return true;
    if (event.kind === "remove-file" || event.kind === "read-file")
      return same(event.path, write.path) || !settled(event.path);
    if (event.kind !== "call") return false;
    return (
      event.argv.some((word) => !settled(word) || show(word).includes(name)) &&
      !isDump(event) &&
      !wordsOfCall(event).some((word) => /dump/.test(word))
    );
  });
}
