import type { Range } from "../shell/script.ts";
import type { Evidence, Severity } from "./finding.ts";

/** A text in another language that a page holds, as its reader gets it. */
export interface PayloadText {
  readonly text: string;
  /** Stretches that stand for what nobody knows: an expansion, a placeholder. */
  readonly holes: readonly Range[];
  /** Handed to a program by a command, or shown to the reader. */
  readonly carrier: "command" | "fence";
}

/** What is wrong in a payload: offsets into its text. */
export interface PayloadProblem extends Range {
  readonly message: string;
  readonly evidence?: Evidence;
  readonly atMost?: Severity;
  /** What else a parser has an eye on than whether the text is right. */
  readonly about?: "safety";
}

/** Reads a payload (YAML, SQL, ...). Never throws. */
export type PayloadParser = (payload: PayloadText) => readonly PayloadProblem[];

/**
 * Parsers by name, as far as they are loaded. A rule that gets none for a name
 * says nothing: who lints loads what was asked for and lints again.
 */
export type PayloadParsers = (name: string) => PayloadParser | undefined;
