import type { Command } from "../commands.ts";
import type { Mapped } from "../mapped.ts";

/** A stretch of a command that some program reads as another language. */
export interface Carried {
  /** The name of a parser. */
  readonly as: string;
  readonly text: Mapped;
}

/** Programs that are handed texts in other languages. */
export interface Carrier {
  readonly names: readonly string[];
  readonly carried: (command: Command) => Iterable<Carried>;
}
