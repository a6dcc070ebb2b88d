import type { Script } from "../shell/script.ts";
import type { Rehearsal } from "./events.ts";

/** A block of the document as the session takes it. */
export interface SessionBlock {
  readonly script: Script;
  /** The options of choices this block belongs to: `{ platform: "helm" }`. */
  readonly choices: Readonly<Record<string, string>>;
  /** The author's reason for not running it. */
  readonly skip?: string;
  /** A sample of its output: turns an unknown into a stated assumption. */
  readonly prints?: string;
}

/** What holds before the first block. */
export interface Given {
  /** The reader's variables; without a value it is theirs and not known. */
  readonly variables: Readonly<Record<string, { readonly value?: string }>>;
}

/** Runs the blocks in order, each fork of choices on its own copy of the state. */
export type Rehearse = (
  blocks: readonly SessionBlock[],
  given: Given,
) => Rehearsal;
