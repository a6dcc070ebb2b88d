/**
 * A finding that was there when the baseline was written. Lines come and go above
 * it, and versions of Guidepost word it otherwise: neither is kept.
 */
export interface Entry {
  readonly rule: string;
  /** What the page says there. */
  readonly text: string;
}

/** What is known of each page, by its path from the root; equal entries are counted. */
export type Baseline = ReadonlyMap<string, readonly Entry[]>;

export const noBaseline: Baseline = new Map();

/** How many findings it stands for. */
export function sizeOf(baseline: Baseline): number {
  return [...baseline.values()].reduce((sum, { length }) => sum + length, 0);
}
