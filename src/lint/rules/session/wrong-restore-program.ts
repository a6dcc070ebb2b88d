import { show } from "../../../session/values.ts";
import { wordsOfCall } from "../../queries/calls.ts";
import {
  type Restore,
  readerOf,
  restoresOf,
} from "../../queries/data/dumps.ts";
import type { Problem } from "../../finding.ts";
import { packerOf, unpackers } from "../../queries/data/packing.ts";
import type { Page, Rule } from "../../rule.ts";

const clients = /^(?:psql|mysql|mariadb)$/;

/** A backup that is handed to a program that cannot read its form. */
export const wrongRestoreProgram: Rule = {
  name: "wrong-restore-program",
  on: "session",
  tier: "flow",
  severity: "error",
  yieldsTo: ["missing-restore-file"],
  summary: "A backup is restored by a program that cannot read its form",
  why: "The restore stops at once, at the one moment when nobody has time to find out why.",
  help: "Restore with the counterpart of what wrote it: `pg_dump -Fc` with `pg_restore`, a plain dump with `psql`, `gzip` with `gunzip` in front.",
  examples: {
    good: [
      "```bash\npg_dump -Fc vets > vets.dump\npg_restore -d vets vets.dump\n```\n",
      "```bash\npg_dump vets | gzip > vets.sql.gz\ngunzip -c vets.sql.gz | psql vets\n```\n",
      "```bash\ndocker exec db pg_dump vets > vets.sql\ndocker exec -i db psql vets < vets.sql\n```\n",
      "```bash\npg_dump $OPTIONS vets > vets.sql\npg_restore -d vets vets.sql\n```\n",
      "```bash\npg_dump vets > vets.sql\npg_dump -Fc vets > vets.sql\npg_restore -d vets vets.sql\n```\n",
      "```bash\nzcat vets.sql.gz | mysql vets\n```\n",
      "```bash\npg_dump -Fc vets > vets.dump\npg_restore vets.dump | psql vets\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\npg_dump -Fc vets > vets.dump\n```\n\n```bash\npsql vets < vets.dump\n```\n",
        findings: [
          "6:11 Unexpected `psql` for a dump in custom format, expected `pg_restore`",
        ],
      },
      {
        markdown:
          "```bash\n/usr/lib/postgresql/17/bin/pg_dump -Fc vets > vets.dump\n/usr/bin/psql vets < vets.dump\n```\n",
        findings: [
          "3:20 Unexpected `psql` for a dump in custom format, expected `pg_restore`",
        ],
      },
      {
        markdown:
          "```bash\nkubectl exec db-0 -- pg_dumpall > all.sql\nkubectl cp all.sql db-0:/tmp/all.sql\nkubectl exec db-0 -- pg_restore -d vets /tmp/all.sql\n```\n",
        findings: [
          "4:22 Unexpected `pg_restore` for a plain dump, expected `psql`",
        ],
      },
      {
        markdown:
          "```bash\nmysqldump vets | gzip > vets.sql.gz\ncat vets.sql.gz | docker exec -i db mysql vets\n```\n",
        findings: [
          "3:1 Unexpected `mysql` for what `gzip` packed, expected `gunzip` in front of it",
        ],
      },
      {
        markdown:
          "```bash\nmysql -u root vets < /var/backups/vets.sql.gz\n```\n",
        findings: [
          "2:20 Unexpected `mysql` for what `gzip` packed, expected `gunzip` in front of it",
        ],
      },
      {
        markdown:
          "```bash\npg_dump -Fc vets > vets.dump\ngunzip -c vets.dump | pg_restore -d vets\n```\n",
        findings: [
          "3:1 Unexpected `gunzip` for a dump in custom format, expected `pg_restore`",
        ],
      },
    ],
  },
  *check(page) {
    yield* byName(page);
    for (const restore of restoresOf(page)) {
      const message = mismatch(restore);
      if (message === undefined) continue;
      const { dump, read } = restore;
      yield {
        place: read.place,
        message,
        rests: read.rests,
        related: [
          {
            place: dump.write.place,
            message: `\`${dump.writer}\` writes it here`,
          },
        ],
      };
    }
  },
};

/** The name says that it is packed, whoever wrote it. */
function* byName({ rehearsal }: Page): Generator<Problem> {
  const { events } = rehearsal;
  for (const [index, read] of events.entries()) {
    if (read.kind !== "read-file" || read.form?.compressed) continue;
    const packed = packerOf(show(read.path));
    const reader = packed && readerOf(read, events, index);
    const [name = ""] = reader ? wordsOfCall(reader) : [];
    if (!packed || !(clients.test(name) || name === "pg_restore")) continue;
    yield {
      place: read.place,
      evidence: "heuristic",
      message: `Unexpected \`${name}\` for what \`${packed}\` packed, expected \`${unpackers[packed]}\` in front of it`,
    };
  }
}

function mismatch({ dump, reader }: Restore): string | undefined {
  const { format, packed, writer } = dump;
  const [name = ""] = wordsOfCall(reader);
  const restorer = clients.test(name) || name === "pg_restore";
  if (packed) {
    return restorer
      ? `Unexpected \`${name}\` for what \`${packed}\` packed, expected \`${unpackers[packed]}\` in front of it`
      : undefined;
  }
  const own = /^(?:custom|directory|tar)$/.test(format);
  if (own && (name === "psql" || /^(?:gunzip|zcat)$/.test(name)))
    return `Unexpected \`${name}\` for a dump in ${format} format, expected \`pg_restore\``;
  if (format === "plain" && name === "pg_restore" && writer.startsWith("pg_"))
    return "Unexpected `pg_restore` for a plain dump, expected `psql`";
  return undefined;
}
