import type { CommandSpec } from "../spec.ts";
import type { Adapter } from "./adapter.ts";
import { gnu as notation, readOptionLines } from "./option-line.ts";
import { operandsOf } from "./usage-line.ts";
import { versionIn } from "./version.ts";

/** Old names that still work and no help shows; read off the programs themselves. */
const hidden: Readonly<Record<string, readonly string[]>> = {
  createuser: ["-E --encrypted"],
  // Those of BSD, as on a Mac, beside the old ones.
  grep: ["-y", "-u --unix-byte-offsets", "-S", "-p", "-O"],
  initdb: ["--noclean", "--nosync"],
  journalctl: ["--new-id128", "--this-boot"],
  pg_dump: ["--no-acl", "--no-reconnect", "--attribute-inserts"],
  pg_dumpall: ["--no-acl", "--attribute-inserts"],
  pg_restore: ["--no-acl", "--no-reconnect"],
  systemctl: [
    "--after",
    "--before",
    "--ignore-dependencies",
    "--ignore-inhibitors",
    "--irreversible",
    "--no-legend",
    "--reboot-argument=",
  ],
  // Those of BSD, as on a Mac.
  tar: ["--disable-copyfile", "--no-mac-metadata", "--options="],
};

/** What stands for the operands that usage tells. */
const instead: Readonly<Record<string, readonly string[]>> = {
  grep: ["-e", "--regexp", "-f", "--file"],
};

export const gnu: Adapter = {
  name: "gnu",
  summary: "Programs that read options with getopt_long and print `--help`",
  tools: [
    "createdb",
    "createuser",
    "dropdb",
    "dropuser",
    "grep",
    "gunzip",
    "gzip",
    "initdb",
    "journalctl",
    "pg_basebackup",
    "pg_dump",
    "pg_dumpall",
    "pg_isready",
    "pg_restore",
    "pg_upgrade",
    "pg_ctl",
    "psql",
    "reindexdb",
    "sed",
    "sha256sum",
    "systemctl",
    "tar",
    "vacuumdb",
  ],
  async harvest(ask, tool) {
    const { text } = await ask(["--help"]);
    const lines = text.split("\n");
    const usage =
      Array.from(
        text.matchAll(/^Usage:\s+(.*)$/gim),
        ([, told = ""]) => told,
      ).find((told) => told.startsWith(`${tool} `)) ?? "";
    const commands = commandsIn(lines);
    const options = readOptionLines(
      // What stands further in belongs to the description above it.
      lines
        // `[-D, --pgdata=]DATADIR`: the name of the option may be left out.
        .map((line) => line.replace(/^( +)\[(-[^\]]*=)\]/, "$1$2"))
        .filter((line) => /^ {1,8}-/.test(line)),
      notation,
    );
    return {
      version: await versionIn(ask),
      style: "getopt",
      ...(hidden[tool] && { hidden: hidden[tool] }),
      ...(instead[tool] && { instead: instead[tool] }),
      ...(Object.keys(commands).length > 0
        ? { inherited: options, commands }
        : { options, ...operandsOf(usage, tool) }),
    };
  },
};

/** `  enable [UNIT...|PATH...]   Enable` under a heading of commands. */
function commandsIn(lines: readonly string[]): Record<string, CommandSpec> {
  const found: Record<string, CommandSpec> = {};
  let listed = false;
  for (const line of lines) {
    if (/^\S.*:$/.test(line)) listed = /commands/i.test(line);
    const [, name, words = ""] =
      // The one that is meant where none is given stands in brackets.
      /^ {2}\[?([a-z][\w-]*)((?: [^ ]+)*)/.exec(line) ?? [];
    if (!listed || name === undefined) continue;
    const least = words
      .split(" ")
      .filter((word) => /^[A-Z]{2}/.test(word)).length;
    found[name] = least > 0 ? { operands: `${least}..` } : {};
  }
  return found;
}
