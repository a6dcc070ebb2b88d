import type { Duration, Step } from "../release/types.ts";

/**
 * The sum of the steps' downtimes. Steps that exclude each other by a choice
 * are alternatives: of those with the same title only the longest counts.
 */
export function longestDowntime(steps: readonly Step[]): Duration {
  const byTitle = new Map<string, Duration>();
  for (const { title, downtime } of steps) {
    if (downtime === undefined) continue;
    const other = byTitle.get(title);
    byTitle.set(title, {
      least: Math.min(downtime.least, other?.least ?? downtime.least),
      most: Math.max(downtime.most, other?.most ?? 0),
    });
  }
  const all = [...byTitle.values()];
  return {
    least: all.reduce((sum, { least }) => sum + least, 0),
    most: all.reduce((sum, { most }) => sum + most, 0),
  };
}

/** What several legs cost together. */
export function sumOf(durations: readonly Duration[]): Duration {
  return {
    least: durations.reduce((sum, { least }) => sum + least, 0),
    most: durations.reduce((sum, { most }) => sum + most, 0),
  };
}
