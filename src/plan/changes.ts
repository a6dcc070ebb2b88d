import type { Change } from "../release/types.ts";
import type { Version } from "../versions.ts";
import { fillChange } from "./fill.ts";
import type { Hop } from "./path/path.ts";
import type { Answers } from "./plan.ts";
import { meantFor } from "./when.ts";
import { contains, type Track } from "./path/track.ts";

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
  const all = meantFor(
    releases.flatMap((release) => release.changes),
    answers,
  ).filter((change) => !isKnownAt(track, change, from));
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
