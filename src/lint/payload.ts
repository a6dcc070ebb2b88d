/** What is wrong in a payload: offsets into its text. */
export interface PayloadProblem {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** Reads a payload (YAML, SQL, ...). Never throws. */
export type PayloadParser = (text: string) => readonly PayloadProblem[];

/**
 * Parsers by name, as far as they are loaded. A rule that gets none for a name
 * says nothing: who lints loads what was asked for and lints again.
 */
export type PayloadParsers = (name: string) => PayloadParser | undefined;
