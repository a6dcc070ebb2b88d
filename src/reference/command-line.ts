import type { Command } from "../commands/command.ts";

/** What a command tells whoever started it. */
export const exitCodes: readonly {
  readonly code: number;
  readonly means: string;
}[] = [
  {
    code: 0,
    means: "No errors; warnings too, unless `--max-warnings` says otherwise",
  },
  { code: 1, means: "Findings, a stale guide, no way between two versions" },
  {
    code: 2,
    means:
      "It could not run: usage, configuration, or metadata that do not read",
  },
  { code: 3, means: "A bug in Guidepost, with its stack" },
];

/** `guidepost plan <product> <from> <to> [options]`. */
export function usageOf(
  name: string,
  { operands, options }: Pick<Command, "operands" | "options">,
): string {
  return [
    "guidepost",
    name,
    ...operands.map((operand) => operand.name),
    ...(options.length > 0 ? ["[options]"] : []),
  ].join(" ");
}
