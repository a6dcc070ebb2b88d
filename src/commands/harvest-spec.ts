import { runProgram } from "../processes.ts";
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
}

/** What a CLI accepts, asked of its own help: runs it many times. */
export async function harvestSpec(
  tool: string,
  { cwd, adapter: name, program, source }: Harvesting,
): Promise<ToolSpec> {
  const adapter = adapterFor(tool, name);
  if (!adapter)
    throw new UsageError(
      `Cannot read the help of \`${tool}\`: nobody knows how`,
      `Try --adapter with one of ${adapters.map(({ name }) => name).join(", ")}`,
    );
  const command = program ?? adapter.program ?? tool;
  const ask = async (words: readonly string[]) => {
    const ended = await runProgram(command, words, { cwd, env });
    const text = `${ended.output.toString("utf8")}${ended.complaint}`;
    return { text, status: ended.exitCode };
  };
  const { version, style, ...spec } = await adapter.harvest(ask, tool);
  return { tool, version, source: source ?? `${tool} --help`, style, ...spec };
}
