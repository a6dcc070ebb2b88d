import { readOptions } from "../shell/words.ts";
import { subcommand } from "./subcommand.ts";
import type { Tool } from "./tool.ts";

export const alembic: Tool = {
  name: "alembic",
  summary: "Migrations of a database, for SQLAlchemy",
  examples: [
    { command: "alembic upgrade head", does: [] },
    {
      command: "alembic -c prod.ini current",
      does: ["reads prod.ini (values)"],
    },
    { command: "alembic revision -m 'add x'", does: ["opens ."] },
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
      yield { kind: "open", path: "." };
  },
};

export const flyway: Tool = {
  name: "flyway",
  names: ["flyway", "liquibase", "goose", "migrate", "dbmate", "sqlx", "atlas"],
  summary: "Migrations of a database",
  examples: [{ command: "flyway migrate", does: [] }],
  effects: () => [],
};
