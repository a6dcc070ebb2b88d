import type { Change, Deprecation } from "../release/types.ts";
import { compareVersions, lineOf, type Version } from "../versions.ts";
import { fillChange } from "./fill.ts";
import type { Hop } from "./path.ts";
import type { Answers } from "./plan.ts";
import { contradiction } from "./when.ts";
import { contains, type Track } from "./track.ts";

/** Two changes of one leg that cannot hold together. */
export interface Conflict {
  readonly one: Change;
  readonly other: Change;
}

/** What a hop brings that a human must know, and what of it contradicts itself. */
export interface HopChanges {
  readonly changes: readonly Change[];
  readonly conflicts: readonly Conflict[];
}

/**
 * The changes that are new at the target: a break that was backported to the
 * start is not, and one that a later change makes void is left out.
 */
export function changesOf(
  { track, from, to, releases }: Hop,
  answers: Answers,
): HopChanges {
  const all = releases
    .flatMap((release) => release.changes)
    .filter(({ when }) => contradiction(when, answers) === undefined)
    .filter((change) => !isKnownAt(track, change, from));
  const superseded = new Set(all.flatMap((change) => change.supersedes));
  const byId = new Map(
    all
      .filter(({ id }) => !superseded.has(id))
      .map((change) => [change.id, fillChange(change, { from, to })]),
  );
  const changes = [...byId.values()];
  const conflicts = changes.flatMap((one) =>
    one.conflictsWith.flatMap((id) => {
      const other = byId.get(id);
      return other === undefined ? [] : [{ one, other }];
    }),
  );
  return { changes, conflicts };
}

/** Whether the reader's own version has the change already. */
function isKnownAt(track: Track, change: Change, from: Version): boolean {
  const here = track.indexOf.get(from) ?? -1;
  return change.introducedIn.some((version) => {
    const index = track.indexOf.get(version);
    return index !== undefined && contains(track, here, index);
  });
}

/** A deprecation that lives at a version, and how long it has left. */
export interface LivingDeprecation extends Deprecation {
  /** The release that declared it. */
  readonly since: Version;
  /** Minor lines from here to the removal, where both are known. */
  readonly linesLeft?: number;
}

/** What is deprecated at a version and not yet removed, next removal first. */
export function deprecationsAt(
  track: Track,
  version: Version,
): LivingDeprecation[] {
  const here = track.indexOf.get(version) ?? -1;
  const bySubject = new Map<string, LivingDeprecation>();
  for (const [index, release] of track.releases.entries()) {
    if (!contains(track, here, index)) continue;
    for (const deprecation of release.deprecated) {
      const { removed } = deprecation;
      const left =
        removed === undefined ? undefined : linesLeft(track, here, removed);
      bySubject.set(deprecation.subject, {
        ...deprecation,
        since: release.version,
        ...(left !== undefined && { linesLeft: left }),
      });
    }
  }
  return [...bySubject.values()]
    .filter(
      ({ removed }) =>
        removed === undefined || compareVersions(removed, version) > 0,
    )
    .sort(byRemoval);
}

/** Minor lines that are still to come, as far as the releases are known. */
function linesLeft(
  track: Track,
  here: number,
  removed: Version,
): number | undefined {
  const lines = new Set(
    track.releases
      .slice(here + 1)
      .filter(({ version }) => compareVersions(version, removed) <= 0)
      .map(({ version }) => lineOf(version)),
  );
  return track.indexOf.has(removed) ? lines.size : undefined;
}

function byRemoval(a: Deprecation, b: Deprecation): number {
  if (a.removed === undefined) return b.removed === undefined ? 0 : 1;
  if (b.removed === undefined) return -1;
  return compareVersions(a.removed, b.removed);
}
