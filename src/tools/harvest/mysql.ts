import type { Adapter } from "./adapter.ts";
import { readOptionLines, type Notation } from "./option-line.ts";

/** `--host=name`, `--password[=name]`. */
const notation: Notation = { value: /^=/ };

/** What stands in front of all others only, and what no help shows. */
const FIRST = [
  "--no-defaults",
  "--print-defaults",
  "--defaults-file=",
  "--defaults-extra-file=",
  "--defaults-group-suffix=",
  "--login-path=",
  "--no-login-paths",
];

export const mysql: Adapter = {
  name: "mysql",
  summary: "The clients of MySQL and MariaDB, from `--verbose --help`",
  tools: ["mysql", "mysqldump", "mysqladmin", "mariadb", "mariadb-dump"],
  async harvest(ask) {
    const { text } = await ask(["--no-defaults", "--verbose", "--help"]);
    const lines = text.split("\n").filter((line) => /^ {2}-/.test(line));
    // `Ver 15.1 Distrib 10.11.19-MariaDB`, `Ver 15.2 for ... from 11.8.6-MariaDB`.
    const [, version = "0"] =
      /(?:Distrib| from) (\d[\d.]*)/.exec(text) ??
      /Ver (\d[\d.]*)/.exec(text) ??
      [];
    return {
      version,
      style: "mysql",
      options: readOptionLines(lines, notation),
      hidden: FIRST,
    };
  },
};
