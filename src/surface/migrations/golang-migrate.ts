import type { MigrationTool } from "../migration-tool.ts";
import { compareNumbers } from "../numbered.ts";
import { pairedMigrations } from "../paired.ts";

const name = /^(\d+)_(.*)\.(up|down)\.(\w+)$/;

export const golangMigrate: MigrationTool = {
  name: "golang-migrate",
  summary: "Pairs of up and down files of golang-migrate",
  examples: [
    {
      files: {
        "000001_mills.up.sql": "create table mill ();",
        "000001_mills.down.sql": "drop table mill;",
        "000002_stones.up.sql": "alter table mill;",
        "000010_grain.up.sql": "alter table mill;",
        "000010_grain.down.sql": "-- nothing to do\n",
      },
      migrations: [
        "1: mills (000001_mills.up.sql) reversible",
        "2 < 1: stones (000002_stones.up.sql) irreversible",
        "10 < 2: grain (000010_grain.up.sql) irreversible",
      ],
    },
    {
      files: { "1_a.up.sql": "select 2;", "1_b.up.sql": "select 2;" },
      migrations: [
        "1: a (1_a.up.sql) irreversible",
        "! 1_b.up.sql Unexpected second `1`, it is `1_a.up.sql` already",
      ],
    },
    { files: { "1_a.sql": "", "1_b.down.sql": "" }, migrations: [] },
  ],
  read: (files) => pairedMigrations(files, name),
  compare: compareNumbers,
};
