import type { Version } from "../../versions.ts";
import type { KeyState, Source } from "../expect.ts";
import { contains, type Track } from "../path/track.ts";

/** Something that comes or goes with a release. */
export interface Turn {
  readonly isThere: boolean;
  /** What stands in its place. */
  readonly instead: readonly string[];
  /** A version; of a part, its id and version. */
  readonly release: string;
  /** Of the release, in its track. */
  readonly index: number;
  readonly source: Source;
}

/** From where to where, and where it lands in between. */
export interface Way {
  readonly from: Version;
  readonly to: Version;
  readonly landings: readonly Version[];
}

/** A step before or behind a landing is of that version's. */
export function statesOn(
  { from, to, landings }: Way,
  turns: readonly Turn[],
  track: Track,
): { readonly from: KeyState; readonly to: KeyState } {
  const landed = landings
    .map((version) => stateAt(track, turns, version))
    .find(({ kind }) => kind === "there");
  return {
    from: landed ?? stateAt(track, turns, from),
    to: landed ?? stateAt(track, turns, to),
  };
}

/** The last turn that the version has; before the first one it was the other way. */
export function stateAt(
  track: Track,
  turns: readonly Turn[],
  version: Version,
): KeyState {
  const here = track.indexOf.get(version) ?? -1;
  const last = turns.findLast(({ index }) => contains(track, here, index));
  if (last?.isThere) return { kind: "there" };
  if (last) {
    const { release, instead, source } = last;
    return { kind: "gone", release, instead, source };
  }
  const [first] = turns;
  if (!first?.isThere) return { kind: "there" };
  return { kind: "to-come", release: first.release, source: first.source };
}
