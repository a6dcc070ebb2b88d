import {
  fileName,
  isEmptySql,
  titleOf,
  type MigrationTool,
} from "../migration-tool.ts";
import { compareNumbers } from "../numbered.ts";

const name = /^(\d+)_(.+)\.(sql|go)$/;

export const goose: MigrationTool = {
  name: "goose",
  summary: "Migrations of goose, both ways in one file",
  examples: [
    {
      files: {
        "00001_mills.sql":
          "-- +goose Up\ncreate table mill ();\n-- +goose Down\ndrop table mill;\n",
        "00002_stones.sql":
          "-- +goose Up\nalter table mill;\n-- +goose Down\n-- none\n",
        "20260101000000_code.go":
          "package m\nfunc init() { goose.AddMigration(up, nil) }\n",
      },
      migrations: [
        "1: mills (00001_mills.sql) reversible",
        "2 < 1: stones (00002_stones.sql) irreversible",
        "20260101000000 < 2: code (20260101000000_code.go) irreversible",
      ],
    },
    {
      files: {
        "1_a.sql": "-- +goose Up\nselect 2;\n",
        "001_b.sql": "-- +goose Up\n",
      },
      migrations: [
        "1: b (001_b.sql) irreversible",
        "! 1_a.sql Unexpected second `1`, it is `001_b.sql` already",
      ],
    },
    {
      files: { "1_a.sql": "select 1;", "x.sql": "-- +goose Up" },
      migrations: [],
    },
  ],
  *read(files) {
    for (const { path, text } of files) {
      const [, number, words = "", kind] = name.exec(fileName(path)) ?? [];
      if (number === undefined || !/\+goose Up|goose\.Add/.test(text)) continue;
      yield {
        id: String(BigInt(number)),
        title: titleOf(words),
        file: path,
        ...(kind === "go" ? inGo(text) : { reversible: hasDown(text) }),
      };
    }
  },
  compare: compareNumbers,
};

function hasDown(sql: string): boolean {
  const [, down = ""] = /^--\s*\+goose Down\b(.*)$/ms.exec(sql) ?? [];
  return !isEmptySql(down);
}

/** Only a missing way back can be told of code. */
function inGo(code: string): { reversible?: boolean } {
  return /goose\.Add\w*\([^)]*,\s*nil\s*\)/.test(code)
    ? { reversible: false }
    : {};
}
