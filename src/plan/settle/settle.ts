import type { ConfigDelta, Origin } from "../../release/types.ts";
import type { Version } from "../../versions.ts";
import { absorb } from "./absorb.ts";
import { newLineage, type Lineage, type Ranked } from "./lineage.ts";
import { recall, remember, type Memory } from "./memory.ts";
import { lostReadings, readKey, readingOf, type Reading } from "./reading.ts";
import { deltasOf } from "./settled.ts";

/** The config changes of one release, applied at once (renames simultaneously). */
export interface ReleaseDeltas {
  readonly version: Version;
  readonly deltas: readonly ConfigDelta[];
  /** `<surface>/<path>` keys that a step or migration of the release reads: a settled-away key it reads is kept. */
  readonly reads: readonly string[];
  /** Of a settled release that begins a list: what its deltas do not say. */
  readonly memory?: Memory;
}

export interface Settled {
  readonly deltas: readonly ConfigDelta[];
  readonly warnings: readonly SettleWarning[];
  /** What the deltas do not say and `asRelease` hands on. */
  readonly memory?: Memory;
}

export interface SettleWarning {
  readonly kind:
    /** A removed key's name has another meaning now. */
    | "collision"
    /** A default went and came back, and a step read the key in between. */
    | "data-under-old-default"
    /** A step reads a key under a name that a later release takes away. */
    | "read-on-the-way"
    /** A delta speaks of a key that cannot be there, or adds one that is. */
    | "contradiction";
  readonly surface: string;
  readonly path: string;
  readonly message: string;
  readonly origin: Origin;
}

/**
 * The releases of one leg as one: what an operator changes who takes all of them
 * at once. Applied to a file it gives what walking release by release gives, where
 * the operator has only set keys that exist.
 *
 * A settled list is applied as a release is: moves read the keys before it (one
 * key may feed several), then keys are added or restored, then keys change under
 * their new names, in the order of the list. `removed` before `added` is a key
 * with a new meaning, `added` before `removed` one that only the way needs,
 * `removed` before `restored` one that keeps its value.
 */
export function settle(releases: readonly ReleaseDeltas[]): Settled {
  const warnings: SettleWarning[] = [];
  const leg = new Map<string, Lineage>();
  const lineageOf = (surface: string): Lineage => {
    const lineage =
      leg.get(surface) ??
      newLineage((kind, { path, origin }, message) =>
        warnings.push({ kind, surface, path, message, origin }),
      );
    leg.set(surface, lineage);
    return lineage;
  };

  const readings: Reading[] = [];
  let rank = 0;
  for (const { version, deltas, reads, memory } of releases) {
    const before = reads.map((name) => readKey(name, version, leg));
    for (const [surface, ranked] of bySurface(deltas, rank))
      absorb(lineageOf(surface), ranked, version);
    if (rank === 0 && memory) recall(memory, lineageOf);
    rank += deltas.length;
    for (const reading of before) {
      const after = readKey(reading.name, version, leg);
      const its = readingOf(reading, after, leg);
      if (its) readings.push(its);
    }
  }
  warnings.push(...collisions(leg), ...lostReadings(readings, leg));
  return { deltas: deltasOf(leg), warnings, memory: remember(leg) };
}

/** What settled so far, to be settled on with the releases after it. */
export function asRelease(settled: Settled, version: Version): ReleaseDeltas {
  const { deltas, memory } = settled;
  const reads = memory?.reads ?? [];
  return { version, deltas, reads, ...(memory && { memory }) };
}

function bySurface(
  deltas: readonly ConfigDelta[],
  firstRank: number,
): Map<string, Ranked[]> {
  const surfaces = new Map<string, Ranked[]>();
  for (const [index, delta] of deltas.entries()) {
    const ranked = surfaces.get(delta.surface) ?? [];
    ranked.push({ delta, rank: firstRank + index });
    surfaces.set(delta.surface, ranked);
  }
  return surfaces;
}

function* collisions(
  leg: ReadonlyMap<string, Lineage>,
): Generator<SettleWarning> {
  for (const [surface, { olds, lines }] of leg) {
    for (const { key: path, users } of olds.values()) {
      const line = users.size === 0 ? lines.get(path) : undefined;
      if (line === undefined || line.birth?.isBack) continue;
      const old = line.value.kind === "old" && olds.get(line.value.key);
      const { origin } = (old || line).said;
      const message = `\`${path}\` was removed and is another key now: a value from before would be read with the new meaning`;
      yield { kind: "collision", surface, path, message, origin };
    }
  }
}
