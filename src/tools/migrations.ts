import { readOptions } from "../shell/words.ts";
import { subcommand } from "./subcommand.ts";
import type { Tool } from "./tool.ts";

/** Where its scripts lie by the name that everybody gives the folder. */
const scriptFolders = ["alembic", "migrations"];

export const alembic: Tool = {
  name: "alembic",
  summary: "Migrations of a database, for SQLAlchemy",
  examples: [
    {
      command: "alembic upgrade head",
      does: ["the database is migrated to head"],
    },
    { command: "alembic upgrade a1:b2 --sql", does: [] },
    {
      command: "alembic -c prod.ini current",
      does: ["reads prod.ini (values)"],
    },
    {
      command: "alembic revision -m 'add x'",
      does: ["opens alembic", "opens migrations"],
    },
  ],
  *effects(words) {
    const global = ["-c", "--config", "-n", "--name", "-x"];
    const { name, rest, at } = subcommand(words, global);
    const config = readOptions(words.slice(0, at - 1), {
      valued: global,
    }).value("-c", "--config");
    if (config !== undefined)
      yield { kind: "read", path: config, as: "values" };
    const options = readOptions(rest, { valued: ["--tag", "-x"] });
    const [revision] = options.operands;
    const moves = /^(?:upgrade|downgrade|stamp)$/.test(name);
    // With `--sql` it only prints what it would run.
    if (moves && revision !== undefined && !options.has("--sql"))
      yield {
        kind: "keep",
        thing: { kind: "database", name: "" },
        change: { how: "migrated", to: revision },
      };
    if (["revision", "merge", "init"].includes(name))
      for (const folder of scriptFolders) yield { kind: "open", path: folder };
  },
};

export const flyway: Tool = {
  name: "flyway",
  names: ["flyway", "liquibase", "goose", "migrate", "dbmate", "sqlx", "atlas"],
  summary: "Migrations of a database",
  examples: [{ command: "flyway migrate", does: [] }],
  effects: () => [],
};
