import { runProgram } from "../processes.ts";
import { UnreadableHelp } from "../tools/harvest/adapter.ts";
import { adapterFor, adapters } from "../tools/harvest/index.ts";
import type { ToolSpec } from "../tools/spec.ts";
import { UsageError } from "../usage.ts";

/** Help is the same on every machine: no pager, no colours, no language. */
const env = {
  HOME: "/dev/null",
  LC_ALL: "C.UTF-8",
  COLUMNS: "200",
  PAGER: "cat",
  GIT_PAGER: "cat",
  NO_COLOR: "1",
  TERM: "dumb",
  PYTHONDONTWRITEBYTECODE: "1",
};

export interface Harvesting {
  readonly cwd: string;
  /** How its help reads; known tools are known. */
  readonly adapter?: string | undefined;
  /** Where it is not the one on PATH. */
  readonly program?: string | undefined;
  readonly source?: string | undefined;
  /** How often the program is run; the largest that was read needs far less. */
  readonly mostQuestions?: number;
}

/** What a CLI accepts, asked of its own help: runs it many times. */
export async function harvestSpec(
  tool: string,
  { cwd, adapter: name, program, source, mostQuestions = 20_000 }: Harvesting,
): Promise<ToolSpec> {
  const adapter = adapterFor(tool, name);
  if (!adapter)
    throw new UsageError(
      `Cannot read the help of \`${tool}\`: nobody knows how`,
      `Try --adapter with one of ${adapters.map(({ name }) => name).join(", ")}`,
    );
  const command = program ?? adapter.program ?? tool;
  let questions = 0;
  const ask = async (words: readonly string[]) => {
    if (questions++ === mostQuestions)
      throw new UsageError(
        `\`${command}\` lists commands below commands without an end: asked ${mostQuestions} times`,
        `Does it print as \`${adapter.name}\` reads? Try another --adapter`,
      );
    const ended = await runProgram(command, words, { cwd, env });
    const text = `${ended.output.toString("utf8")}${ended.complaint}`;
    return { text, status: ended.exitCode };
  };
  const { version, style, ...spec } = await adapter
    .harvest(ask, tool)
    .catch((error: unknown) => {
      if (!(error instanceof UnreadableHelp)) throw error;
      throw new UsageError(
        `Cannot read the help of \`${tool}\`, which \`${command}\` was asked for: ${error.message}`,
        `Is it installed where \`${command}\` finds it?`,
      );
    });
  return { tool, version, source: source ?? `${tool} --help`, style, ...spec };
}
