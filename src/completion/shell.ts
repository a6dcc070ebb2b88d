import type { Cli } from "./cli.ts";

/** A shell that completes what is typed. One file of `shells/` is one of these. */
export interface Shell {
  readonly name: string;
  /** Where its users put the script, in a sentence. */
  readonly summary: string;
  /** The script that it loads. */
  readonly script: (cli: Cli) => string;
}
