import type { Adapter } from "./adapter.ts";
import { angles, readOptionLines } from "./option-line.ts";
import { versionIn } from "./version.ts";

/** Old names that still work and no help shows; read off the program itself. */
const HIDDEN = ["--slave", "-v"];

export const redis: Adapter = {
  name: "redis",
  summary: "redis-cli, from `--help` and `--cluster help`",
  tools: ["redis-cli"],
  async harvest(ask) {
    const { text } = await ask(["--help"]);
    const { text: cluster } = await ask(["--cluster", "help"]);
    // What stands further in belongs to the description above it.
    const lines = [
      ...text.split("\n").filter((line) => /^ {1,2}-/.test(line)),
      ...cluster.split("\n").filter((line) => /^ +--cluster-/.test(line)),
    ];
    return {
      version: await versionIn(ask),
      style: "words",
      options: readOptionLines(lines, angles),
      hidden: HIDDEN,
      operands: "0..",
    };
  },
};
