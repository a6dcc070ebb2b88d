import { fileName, titleOf, type MigrationTool } from "../migration-tool.ts";
import { compareNumbers } from "../numbered.ts";

const name = /^(\d{3,})_(\w+)\.rb$/;
const schemaVersion = /\.define\(version:\s*([\d_]+)\)/;

export const rails: MigrationTool = {
  name: "rails",
  summary: "Migrations of Rails, and the version its schema has",
  examples: [
    {
      files: {
        "migrate/20260101000000_make_mills.rb":
          "class MakeMills < ActiveRecord::Migration[7.1]\n  def change\n    create_table :mills\n  end\nend\n",
        "migrate/20260102000000_fill.rb":
          "class Fill < ActiveRecord::Migration[7.1]\n  def up\n    execute 'x'\n  end\nend\n",
        "migrate/20260103000000_free.rb":
          "class Free < ActiveRecord::Migration[7.1]\n  def change\n    execute 'x'\n  end\nend\n",
        "schema.rb":
          "ActiveRecord::Schema[7.1].define(version: 2026_01_03_000000) do\nend\n",
      },
      migrations: [
        "20260101000000: make mills (migrate/20260101000000_make_mills.rb) reversible",
        "20260102000000 < 20260101000000: fill (migrate/20260102000000_fill.rb) irreversible",
        "20260103000000 < 20260102000000: free (migrate/20260103000000_free.rb)",
      ],
    },
    {
      files: {
        "20260101000000_a.rb":
          "class A < ActiveRecord::Migration[7.1]\n  def up; end\n  def down\n    raise ActiveRecord::IrreversibleMigration\n  end\nend\n",
        "schema.rb":
          "ActiveRecord::Schema.define(version: 2025_01_01_000000) do\n",
      },
      migrations: [
        "20260101000000: a (20260101000000_a.rb) irreversible",
        "! schema.rb Unexpected version `20250101000000`, expected `20260101000000` as in the newest migration",
      ],
    },
    { files: { "20260101000000_a.rb": "puts 1\n" }, migrations: [] },
  ],
  *read(files) {
    for (const { path, text } of files) {
      const [, id, words = ""] = name.exec(fileName(path)) ?? [];
      if (id === undefined || !/Migration\b/.test(text)) continue;
      const reversible = isReversible(text);
      yield {
        id,
        title: titleOf(words),
        file: path,
        ...(reversible !== undefined && { reversible }),
      };
    }
  },
  *problems(files, found) {
    const newest = found
      .map(({ id }) => id)
      .sort(compareNumbers)
      .at(-1);
    for (const { path, text } of files) {
      if (fileName(path) !== "schema.rb" || newest === undefined) continue;
      const version = schemaVersion.exec(text)?.[1]?.replaceAll("_", "");
      if (version === undefined || version === newest) continue;
      const message = `Unexpected version \`${version}\`, expected \`${newest}\` as in the newest migration`;
      yield { file: path, message };
    }
  },
  compare: compareNumbers,
};

/** Undefined where `change` does what Rails cannot turn round by itself. */
function isReversible(text: string): boolean | undefined {
  if (text.includes("IrreversibleMigration")) return false;
  if (/^[ \t]*def (?:self\.)?down\b/m.test(text)) return true;
  if (/^[ \t]*def (?:self\.)?up\b/m.test(text)) return false;
  if (/\bup_only\b/.test(text)) return true;
  return /\b(?:execute|remove_columns?|change_column|update_all|find_each)\b/.test(
    text,
  )
    ? undefined
    : true;
}
