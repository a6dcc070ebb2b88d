/** What a shell may offer for a word: names of something, or these words; `text` is the reader's own. */
export type Offered =
  "files" | "products" | "rules" | "text" | readonly string[];

export interface CliOption {
  /** With their dashes, the shortest first. */
  readonly names: readonly string[];
  readonly summary: string;
  /** Of its value; missing where it takes none. */
  readonly value?: Offered;
}

export interface CliCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CliOption[];
  /** What its words are, in order; the last goes on where it may be several. */
  readonly operands: readonly Offered[];
  readonly isOpenEnded: boolean;
}

/** A program as a shell completes it. */
export interface Cli {
  readonly name: string;
  readonly version: string;
  readonly commands: readonly CliCommand[];
  readonly rules: readonly string[];
}
