import type { ToolSpec } from "../spec.ts";

/** Two versions of a CLI. */
export interface SpecEnds {
  readonly before: ToolSpec;
  readonly after: ToolSpec;
}

/** A command or an option that the later of two versions does not have. */
export interface GoneUsage {
  /** As it is typed: `mill grain list`, `mill grain list --format`. */
  readonly was: string;
  /** What stands in its place; without it nothing does, as far as one can see. */
  readonly now?: string;
  /** What speaks for `now` where it is only likely. */
  readonly evidence?: string;
}

/** What people say of a usage: without `now` it is gone for good. */
export type SaidUsage = Pick<GoneUsage, "was" | "now">;

/** What is said, by what was. */
export type Said = ReadonlyMap<string, string | undefined>;
