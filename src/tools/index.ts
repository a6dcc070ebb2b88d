import type { Tool } from "./tool.ts";

export const tools: readonly Tool[] = [];

const byName = new Map(
  tools.flatMap((tool) =>
    (tool.names ?? [tool.name]).map((name) => [name, tool] as const),
  ),
);

/** The tool that a command of this name runs: `/usr/bin/psql` is `psql`. */
export function toolCalled(name: string): Tool | undefined {
  return byName.get(name.replace(/^(?:\/usr(?:\/local)?)?\/s?bin\//, ""));
}
