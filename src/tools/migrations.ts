import { readOptions } from "../shell/words.ts";
import { subcommand } from "./subcommand.ts";
import type { Tool } from "./tool.ts";

/** Where its scripts lie by the name that everybody gives the folder. */
const scriptFolders = ["alembic", "migrations"];

export const alembic: Tool = {
  name: "alembic",
  summary: "Migrations of a database, for SQLAlchemy",
  examples: [
    { command: "alembic upgrade head", does: [] },
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
    const { name, at } = subcommand(words, global);
    const config = readOptions(words.slice(0, at - 1), {
      valued: global,
    }).value("-c", "--config");
    if (config !== undefined)
      yield { kind: "read", path: config, as: "values" };
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
