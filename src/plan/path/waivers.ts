import type { Obstacle, Terms } from "./obstacles.ts";
import { obstaclesOf } from "./obstacles.ts";
import type { Track } from "./track.ts";

/** Constraints that, waived together, open a way. */
export interface Waiver {
  readonly obstacles: readonly Obstacle[];
}

/** The search stops after so many tries, and answers what it has found. */
const mostTries = 400;
const largestSet = 2;

/**
 * The smallest sets of constraints whose waiver opens a way: single ones, then
 * pairs. The search is bounded, so an empty answer is no proof that none exists.
 */
export function findWaivers(
  tracks: readonly Track[],
  terms: Terms,
  isOpen: (waived: ReadonlySet<string>) => boolean,
): Waiver[] {
  const candidates = candidatesOf(tracks, terms);
  let tries = 0;
  for (let size = 1; size <= largestSet; size += 1) {
    const found: Waiver[] = [];
    for (const obstacles of subsets(candidates, size)) {
      if ((tries += 1) > mostTries) return found;
      const waived = new Set([
        ...terms.waived,
        ...obstacles.map(({ id }) => id),
      ]);
      if (isOpen(waived)) found.push({ obstacles });
    }
    if (found.length > 0) return found;
  }
  return [];
}

/** Every constraint that forbids a hop between neighbours or over the whole way. */
function candidatesOf(tracks: readonly Track[], terms: Terms): Obstacle[] {
  const found = new Map<string, Obstacle>();
  for (const track of tracks) {
    const last = track.releases.length - 1;
    for (let from = 0; from < last; from += 1) {
      for (const to of [from + 1, last]) {
        for (const obstacle of obstaclesOf(track, { from, to }, terms)) {
          if (!found.has(obstacle.id)) found.set(obstacle.id, obstacle);
        }
      }
    }
  }
  return [...found.values()];
}

function* subsets<T>(items: readonly T[], size: number): Generator<T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (const [index, item] of items.entries()) {
    for (const rest of subsets(items.slice(index + 1), size - 1)) {
      yield [item, ...rest];
    }
  }
}
