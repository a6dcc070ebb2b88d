import { pathsGone, pathsNew } from "../../plan/delta-paths.ts";
import { contains, type Track } from "../../plan/path/track.ts";
import type { ConfigDelta, Release, Scalar } from "../../release/types.ts";

/** A delta and the release that brings it. */
export interface Statement {
  readonly release: Release;
  readonly delta: ConfigDelta;
}

/** What the deltas so far say of one key; of a key without a fact nothing is known. */
export interface KeyFact {
  readonly isThere: boolean;
  /** What said so last. */
  readonly by: Statement;
  readonly default?: Scalar;
  readonly deprecated?: Statement;
}

/** By `<surface>/<path>`. */
export type Keys = ReadonlyMap<string, KeyFact>;

/** A release's deltas, with what is known of the keys when it comes. */
export interface KeyChange extends Statement {
  readonly index: number;
  readonly keys: Keys;
}

/** Every delta of a track. The deltas of one release happen at once. */
export function* keyChanges(track: Track): Generator<KeyChange> {
  let keys: Keys = new Map();
  for (const [index, release] of track.releases.entries()) {
    if (!track.isLinear) keys = keysBefore(track, index);
    for (const delta of release.config) yield { release, delta, index, keys };
    if (track.isLinear) keys = after(keys, release);
  }
}

/** What is known at the newest release. */
export function keysAtEnd(track: Track): Keys {
  const last = track.releases.length - 1;
  const newest = track.releases[last];
  return newest ? after(keysBefore(track, last), newest) : new Map();
}

/** The key a delta speaks of: `<surface>/<path>`. */
export function keyOf({ surface }: ConfigDelta, path: string): string {
  return `${surface}/${path}`;
}

/** The paths that a delta takes to be there before it. */
export function expects(delta: ConfigDelta): readonly string[] {
  const leaving = pathsGone(delta);
  if (leaving.length > 0) return leaving;
  return pathsNew(delta).length > 0 ? [] : [delta.path];
}

/** The keys that deltas of a release bring, those of one delta left out. */
export function arrivals(
  { config }: Release,
  but: ConfigDelta,
): ReadonlySet<string> {
  return new Set(
    config
      .filter((delta) => delta !== but)
      .flatMap((delta) => pathsNew(delta).map((path) => keyOf(delta, path))),
  );
}

/** The field of the file that names the paths a delta takes to be there. */
export function fieldOf({ op }: ConfigDelta): string {
  if (op === "renamed") return "was";
  return op === "merged" ? "from" : "key";
}

/** Of the releases that a release contains. */
function keysBefore(track: Track, index: number): Keys {
  return track.releases
    .slice(0, index)
    .filter((_, before) => contains(track, index, before))
    .reduce(after, new Map<string, KeyFact>());
}

function after(before: Keys, release: Release): Keys {
  if (release.config.length === 0) return before;
  const keys = new Map(before);
  const statements = release.config.map((delta) => ({ release, delta }));
  for (const by of statements) {
    for (const path of pathsGone(by.delta))
      keys.set(keyOf(by.delta, path), { isThere: false, by });
  }
  for (const by of statements) {
    for (const path of pathsNew(by.delta))
      keys.set(keyOf(by.delta, path), arrived(by, before));
  }
  // A key may be renamed and change in one release: under its new name.
  for (const by of statements) {
    if (pathsGone(by.delta).length > 0 || pathsNew(by.delta).length > 0)
      continue;
    const key = keyOf(by.delta, by.delta.path);
    keys.set(key, changed(by, keys.get(key)));
  }
  return keys;
}

/** A key that is there from now on; a rename brings what is known of the old one. */
function arrived(by: Statement, before: Keys): KeyFact {
  const { delta } = by;
  const fact = { isThere: true, by };
  if (delta.op === "added" || delta.op === "restored")
    return delta.now === undefined ? fact : { ...fact, default: delta.now };
  if (delta.op !== "renamed") return fact;
  const old = before.get(keyOf(delta, delta.was));
  if (old?.default === undefined) return fact;
  const keeps = delta.transform.kind === "identity";
  return keeps ? { ...fact, default: old.default } : fact;
}

/** A key that was there and stays. */
function changed(by: Statement, known: KeyFact | undefined): KeyFact {
  const { delta } = by;
  const { default: old, deprecated } = known ?? {};
  const fact = {
    isThere: true,
    by,
    ...(deprecated && { deprecated }),
    ...(old !== undefined && { default: old }),
  };
  switch (delta.op) {
    case "default-changed":
      return { ...fact, default: delta.now };
    case "type-changed":
      return { isThere: true, by, ...(deprecated && { deprecated }) };
    case "deprecated":
      return { ...fact, deprecated: by };
    case "undeprecated":
      return { isThere: true, by, ...(old !== undefined && { default: old }) };
    default:
      return fact;
  }
}
