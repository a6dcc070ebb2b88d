import { join } from "node:path";
import { writeText } from "../files.ts";
import { runProgram } from "../processes.ts";
import { adapterFor, adapters } from "../tools/harvest/index.ts";
import { withLater } from "../tools/harvest/later.ts";
import { writeSpec } from "../tools/harvest/write.ts";
import { UsageError } from "../usage.ts";
import type { Command, Options } from "./command.ts";
import { ownSpecs } from "./specs.ts";

/** Help is the same on every machine: no pager, no colours, no language. */
const env = {
  HOME: "/dev/null",
  LC_ALL: "C.UTF-8",
  COLUMNS: "200",
  PAGER: "cat",
  GIT_PAGER: "cat",
  NO_COLOR: "1",
  TERM: "dumb",
};

export const harvest: Command = {
  name: "harvest",
  summary: "Write down what an installed CLI accepts, from its own help",
  operands: [{ name: "<cli>", summary: "Its name: kubectl" }],
  options: [
    {
      flags: "--adapter <name>",
      summary: "How its help reads, where that is not known",
      choices: adapters.map(({ name }) => name),
    },
    { flags: "--path <file>", summary: "The program, where PATH has another" },
    { flags: "--source <text>", summary: "The package it comes from" },
    {
      flags: "--out <folder>",
      summary: "Where specs are kept",
      default: ownSpecs,
    },
  ],
  async run([tool = ""], options, { cwd }) {
    const adapter = adapterFor(tool, told(options, "adapter"));
    if (!adapter)
      throw new UsageError(
        `Cannot read the help of \`${tool}\`: nobody knows how`,
        `Try --adapter with one of ${adapters.map(({ name }) => name).join(", ")}`,
      );
    const program = told(options, "path") ?? adapter.program ?? tool;
    const ask = async (words: readonly string[]) => {
      const ended = await runProgram(program, words, { cwd, env });
      const text = `${ended.output.toString("utf8")}${ended.complaint}`;
      return { text, status: ended.exitCode };
    };
    const { version, style, ...spec } = await adapter.harvest(ask, tool);
    const source = told(options, "source") ?? `${tool} --help`;
    const path = join(told(options, "out") ?? "", tool, `${version}.json`);
    const text = writeSpec(
      withLater({ tool, version, source, style, ...spec }, tool),
    );
    await writeText(path, text, { root: cwd });
    return { text: `Wrote ${path}\n`, exitCode: 0 };
  },
};

function told(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}
