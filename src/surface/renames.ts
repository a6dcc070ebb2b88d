import { cluesOf, type Clue } from "./clues.ts";
import type { Renaming } from "./diff.ts";
import type { Setting } from "./setting.ts";
import { traitsOf } from "./traits.ts";

/** A rename that only a person can confirm, and what speaks for it. */
export interface ProposedRename extends Renaming {
  /** In words: "same comment". */
  readonly evidence: readonly string[];
}

interface Candidate {
  readonly was: string;
  readonly path: string;
  readonly score: number;
  readonly clues: readonly Clue[];
}

const enough = 5;
/** How much better than any other pair of the same keys. */
const margin = 1.5;
/** More have no chance to be far better than others. */
const worthComparing = enough - margin;
/** A file in which so much changed is another file. */
const mostPairs = 1_000_000;

/**
 * Pairs of a key that is gone and one that is new which are most likely the
 * same: each is by far the best for the other, or it is not proposed.
 */
export function proposeRenames(
  before: readonly Setting[],
  after: readonly Setting[],
): ProposedRename[] {
  const staying = pathsInBoth(before, after);
  const gone = traitsOf(before, staying);
  const fresh = traitsOf(after, staying);
  if (gone.length * fresh.length > mostPairs) return [];
  const candidates: Candidate[] = [];
  for (const was of gone)
    for (const now of fresh) {
      const clues = cluesOf(was, now);
      const score = clues.reduce((sum, { weight }) => sum + weight, 0);
      if (score < worthComparing) continue;
      const [from, path] = [was.setting.path, now.setting.path];
      candidates.push({ was: from, path, score, clues });
    }
  const byOld = Map.groupBy(candidates, ({ was }) => was);
  const byNew = Map.groupBy(candidates, ({ path }) => path);
  return candidates
    .filter(
      (one) =>
        one.score >= enough &&
        isFarBest(one, byOld.get(one.was)) &&
        isFarBest(one, byNew.get(one.path)),
    )
    .map(({ was, path, clues }) => ({
      was,
      path,
      evidence: clues.flatMap(({ words }) => words ?? []),
    }))
    .filter(({ evidence }) => evidence.length > 0)
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function pathsInBoth(
  before: readonly Setting[],
  after: readonly Setting[],
): Set<string> {
  const known = new Set(before.map(({ path }) => path));
  return new Set(
    after.filter(({ path }) => known.has(path)).map(({ path }) => path),
  );
}

function isFarBest(
  candidate: Candidate,
  rivals: readonly Candidate[] = [],
): boolean {
  return rivals.every(
    (rival) => rival === candidate || candidate.score - rival.score >= margin,
  );
}
