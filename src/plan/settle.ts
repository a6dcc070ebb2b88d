import type { ConfigDelta, Origin } from "../release/types.ts";
import type { Version } from "../versions.ts";
import { absorb } from "./absorb.ts";
import { newLineage, type Lineage, type Ranked } from "./lineage.ts";
import { recall, remember, type Memory } from "./memory.ts";
import { lostReadings, markRead, readingOf, type Reading } from "./reading.ts";
import { entriesOf } from "./settled.ts";

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
  const leg = new Map<string, Lineage>();
  const warnings: SettleWarning[] = [];
  const readings: Reading[] = [];
  const lineageOf = (surface: string): Lineage => {
    const lineage =
      leg.get(surface) ??
      newLineage((kind, { path, origin }, message) =>
        warnings.push({ kind, surface, path, message, origin }),
      );
    leg.set(surface, lineage);
    return lineage;
  };

  let rank = 0;
  for (const [
    index,
    { version, deltas, reads, memory },
  ] of releases.entries()) {
    const bySurface = new Map<string, Ranked[]>();
    for (const delta of deltas) {
      const ranked = bySurface.get(delta.surface) ?? [];
      ranked.push({ delta, rank });
      bySurface.set(delta.surface, ranked);
      rank += 1;
    }
    for (const name of reads) markRead(name, leg);
    for (const [surface, ranked] of bySurface)
      absorb(lineageOf(surface), ranked, version);
    if (index === 0 && memory) recall(memory, lineageOf);
    for (const name of reads) markRead(name, leg);
    readings.push(
      ...reads.flatMap((name) => readingOf(name, version, leg) ?? []),
    );
  }

  const entries = [...leg].flatMap(([surface, lineage]) =>
    entriesOf(lineage, surface).map((entry) => ({ ...entry, surface })),
  );
  entries.sort(
    (a, b) =>
      a.rank - b.rank ||
      a.turn - b.turn ||
      compare(a.surface, b.surface) ||
      compare(a.key, b.key),
  );
  return {
    deltas: entries.flatMap((entry) => entry.deltas),
    warnings: [
      ...warnings,
      ...[...leg].flatMap(([surface, lineage]) => [
        ...collisions(lineage, surface),
      ]),
      ...lostReadings(readings, leg),
    ],
    memory: remember(leg),
  };
}

/** What settled so far, to be settled on with the releases after it. */
export function asRelease(settled: Settled, version: Version): ReleaseDeltas {
  const { deltas, memory } = settled;
  const reads = memory?.reads ?? [];
  return { version, deltas, reads, ...(memory && { memory }) };
}

function* collisions(
  { olds, lines }: Lineage,
  surface: string,
): Generator<SettleWarning> {
  for (const { key: path, users } of olds.values()) {
    const line = users.size === 0 ? lines.get(path) : undefined;
    if (line === undefined || line.birth?.isBack) continue;
    const said =
      line.value.kind === "old" ? olds.get(line.value.key)?.said : line.said;
    yield {
      kind: "collision",
      surface,
      path,
      message: `\`${path}\` was removed and is another key now: a value from before would be read with the new meaning`,
      origin: (said ?? line.said).origin,
    };
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
