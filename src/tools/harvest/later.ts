import type { CommandSpec } from "../spec.ts";

/**
 * What later versions than the harvested one accept, too, from their release
 * notes: a page that is ahead of us is not told off.
 */
export interface Later {
  /** Where it was read. */
  readonly source: string;
  readonly options?: readonly string[];
  readonly commands?: Readonly<Record<string, CommandSpec>>;
}
