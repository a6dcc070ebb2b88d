import type { MigrationTool } from "../migration-tool.ts";
import { compareNumbers } from "../numbered.ts";
import { pairedMigrations } from "../paired.ts";

const name = /^(\d+)_(.+?)(?:\.(up|down))?\.sql$/;

export const sqlx: MigrationTool = {
  name: "sqlx",
  summary: "SQL files of SQLx for Rust, with or without a way back",
  examples: [
    {
      files: {
        "20250301090000_mills.sql": "create table mill ();",
        "20250412090000_stones.sql": "alter table mill;",
      },
      migrations: [
        "20250301090000: mills (20250301090000_mills.sql) irreversible",
        "20250412090000 < 20250301090000: stones (20250412090000_stones.sql) irreversible",
      ],
    },
    {
      files: {
        "1_mills.up.sql": "create table mill ();",
        "1_mills.down.sql": "drop table mill;",
        "10_grain.up.sql": "alter table mill;",
        "2_stones.up.sql": "alter table mill;",
        "2_stones.down.sql": "-- nothing to do\n",
      },
      migrations: [
        "1: mills (1_mills.up.sql) reversible",
        "2 < 1: stones (2_stones.up.sql) irreversible",
        "10 < 2: grain (10_grain.up.sql) irreversible",
      ],
    },
    { files: { "mills.sql": "", "1_b.down.sql": "" }, migrations: [] },
  ],
  read: (files) => pairedMigrations(files, name),
  compare: compareNumbers,
};
