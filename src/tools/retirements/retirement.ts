/** What the makers of a tool retired. */
export interface Retirements {
  /** What it is called as; the versions are those of the first. */
  readonly names: readonly string[];
  readonly usages: readonly RetiredUsage[];
}

/** A subcommand, an option, or with neither the tool itself. */
export type RetiredUsage = {
  /** `rollout undo`. */
  readonly command?: string;
  readonly option?: string;
  readonly instead: string;
  /** Where it was read, or the two specs that differ. */
  readonly proof: string;
  /** Nothing that its makers wrote was found: worth knowing, and no more. */
  readonly isHearsay?: true;
} & (
  | {
      /** The version that refuses it: `1.18`, `1.21 or later`, `MongoDB 6.0`. */
      readonly removed: string;
    }
  | {
      /** The version since which it is discouraged; it still works. */
      readonly deprecated: string;
    }
);
