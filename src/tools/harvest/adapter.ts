import type { CommandSpec, ToolSpec } from "../spec.ts";

/** Asks a CLI for its help: what it printed, on both streams. */
export type Ask = (
  words: readonly string[],
) => Promise<{ readonly text: string; readonly status: number }>;

/** A way of reading help: each family of programs prints it differently. */
export interface Adapter {
  readonly name: string;
  readonly summary: string;
  /** The programs it is known to read. */
  readonly tools: readonly string[];
  /** What is asked in place of the tool itself. */
  readonly program?: string;
  readonly harvest: (ask: Ask, tool: string) => Promise<Harvested>;
}

/** A spec as far as help tells it. */
export type Harvested = CommandSpec &
  Pick<ToolSpec, "style" | "plugins" | "version">;

/** What a program answered is no help that its adapter reads. */
export class UnreadableHelp extends Error {
  constructor(expected: string) {
    super(`Unexpected answer, expected ${expected}`);
    this.name = "UnreadableHelp";
  }
}

/** What a script of ours made a program print. @throws {UnreadableHelp} */
export function readAnswer<Answer extends { readonly version: string }>(
  text: string,
  expected: string,
): Answer {
  try {
    const answer: Answer = JSON.parse(text.slice(text.indexOf("{")));
    if (typeof answer.version === "string") return answer;
  } catch {
    // Python tells of what is not installed instead.
  }
  throw new UnreadableHelp(expected);
}
