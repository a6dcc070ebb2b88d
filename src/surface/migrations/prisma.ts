import { isEmptySql, titleOf, type MigrationTool } from "../migration-tool.ts";

const place = /(?:^|\/)((\d+)_?([^/]*))\/migration\.sql$/;

export const prisma: MigrationTool = {
  name: "prisma",
  summary: "Folders of Prisma Migrate",
  examples: [
    {
      files: {
        "20260102000000_stones/migration.sql": "alter table mill;",
        "20260101000000_make_mills/migration.sql": "create table mill ();",
        "20260101000000_make_mills/down.sql": "drop table mill;",
        "migration_lock.toml": 'provider = "postgresql"',
      },
      migrations: [
        "20260101000000_make_mills: make mills (20260101000000_make_mills/migration.sql) reversible",
        "20260102000000_stones < 20260101000000_make_mills: stones (20260102000000_stones/migration.sql) irreversible",
      ],
    },
    {
      files: { "prisma/migrations/0_init/migration.sql": "select 2;" },
      migrations: [
        "0_init: init (prisma/migrations/0_init/migration.sql) irreversible",
      ],
    },
    { files: { "migration.sql": "", "x/migration.sql": "" }, migrations: [] },
  ],
  *read(files) {
    // Prisma has no way back of its own; people keep one beside.
    const back = new Set(
      files
        .filter(
          ({ path, text }) => path.endsWith("/down.sql") && !isEmptySql(text),
        )
        .map(({ path }) => path.replace(/down\.sql$/, "migration.sql")),
    );
    for (const { path } of files) {
      const [, id, , words = ""] = place.exec(path) ?? [];
      if (id === undefined) continue;
      const title = titleOf(words) || id;
      yield { id, title, file: path, reversible: back.has(path) };
    }
  },
};
