import type { ConfigDelta, Scalar } from "../../release/types.ts";
import type { Version } from "../../versions.ts";
import { newLine, sayOf, type Line, type Said } from "./line.ts";

/**
 * The keys of one surface within a leg, and where they come from. It holds what
 * the settled deltas say and no more, but for what `Memory` carries: that is why
 * settling in two parts is settling at once.
 *
 * A key that no delta has named yet is taken to exist where a delta needs it.
 */
export interface Lineage {
  /** By the name a key has now; keys that nothing happened to are not here. */
  readonly lines: Map<string, Line>;
  readonly olds: Map<string, OldKey>;
  readonly passing: Map<string, Passing>;
  /** Lines that ended, by their last name: a `restored` continues them. */
  readonly lost: Map<string, Line>;
  /** Old keys that the release at hand has to do with. */
  readonly touched: Set<OldKey>;
  readonly odd: Odd;
}

/** A key that was there before the leg. */
export interface OldKey {
  readonly key: string;
  /** Lines whose value draws on it; without one it is gone. */
  readonly users: Set<Line>;
  /** Of the last move of its lines, or of its removal. */
  said: Said;
  rank: number;
  removal: Removal | undefined;
}

export interface Removal {
  readonly was: Scalar | undefined;
  /** The release of the leg that deprecated it, and what for. */
  readonly deprecated: Version | undefined;
  readonly instead: string | undefined;
}

/** A key that came and went within the leg, but that a step on the way reads. */
export interface Passing {
  readonly line: Line;
  readonly said: Said;
  rank: number;
}

/** Rank of a key that is as before, and of which no delta is settled. */
const unseen = -1;
export const nothingSaid: Said = { origin: { file: "", lines: {} } };

/** A delta and its place among all deltas of the leg. */
export interface Ranked<Delta extends ConfigDelta = ConfigDelta> {
  readonly delta: Delta;
  readonly rank: number;
}

export type Op<Name extends ConfigDelta["op"]> = Extract<
  ConfigDelta,
  { readonly op: Name }
>;

/** Hears what a lineage finds odd and goes past. */
export type Odd = (
  kind: "contradiction" | "data-under-old-default",
  delta: ConfigDelta,
  message: string,
) => void;

export function newLineage(odd: Odd): Lineage {
  return {
    lines: new Map(),
    olds: new Map(),
    passing: new Map(),
    lost: new Map(),
    touched: new Set(),
    odd,
  };
}

/** Whether a key of that name was there and is no longer. */
export function isGone({ lines, olds }: Lineage, path: string): boolean {
  return !lines.has(path) && olds.has(path);
}

/** The line of a key that is there; undefined and odd where it is gone. */
export function findLine(
  lineage: Lineage,
  path: string,
  { delta, rank }: Ranked,
): Line | undefined {
  if (isGone(lineage, path)) {
    const message = `Unexpected \`${path}\`, expected a key that is still there`;
    lineage.odd("contradiction", delta, message);
    return undefined;
  }
  const line = lineage.lines.get(path) ?? assumeLine(lineage, path);
  if (line.value.kind === "old")
    touchOld(lineage, line.value.key, { delta, rank });
  return line;
}

/** The old key, for a delta that has to do with it. */
export function touchOld(
  lineage: Lineage,
  key: string,
  { delta, rank }: Ranked,
): OldKey {
  if (!lineage.olds.has(key)) assumeLine(lineage, key);
  const old = oldKey(lineage, key);
  lineage.touched.add(old);
  if (old.rank === unseen) Object.assign(old, { said: sayOf(delta), rank });
  return old;
}

/** A key that is there, as it was before the leg. */
export function assumeLine({ lines, olds }: Lineage, path: string): Line {
  const common = { said: nothingSaid, rank: unseen };
  const line = newLine(path, {
    keys: new Set([path]),
    value: { kind: "old", key: path, steps: [] },
    ...common,
  });
  const users = new Set([line]);
  olds.set(path, { key: path, users, removal: undefined, ...common });
  lines.set(path, line);
  return line;
}

export function oldKey({ olds }: Lineage, key: string): OldKey {
  const old = olds.get(key);
  if (old === undefined) throw new Error(`Unknown old key ${key}`);
  return old;
}

/** The line has its name from here on. */
export function arrive({ lines, passing, lost }: Lineage, line: Line): void {
  lines.set(line.path, line);
  passing.delete(line.path);
  lost.delete(line.path);
}

/** The line has no name any more; old keys that fed nothing else are removed. */
export function endLine(
  lineage: Lineage,
  line: Line,
  { delta, rank }: Ranked,
): void {
  lineage.lost.set(line.path, line);
  line.lastDefault = delta.op === "removed" ? delta.was : undefined;
  const said = sayOf(delta);
  if (line.keys.size === 0) {
    if (line.read) lineage.passing.set(line.path, { line, said, rank });
    return;
  }
  for (const key of line.keys) {
    const old = oldKey(lineage, key);
    old.users.delete(line);
    lineage.touched.add(old);
    if (old.users.size > 0) continue;
    Object.assign(old, { said, rank, removal: removalOf(line, delta) });
  }
}

function removalOf(line: Line, delta: ConfigDelta): Removal {
  const stated = delta.op === "removed" ? delta : undefined;
  const begun = line.deprecation?.begun;
  const isUnchanged = line.value.kind === "old" && !line.value.steps.length;
  const was = line.default?.was ?? stated?.was;
  return {
    was: isUnchanged && !line.restored ? was : undefined,
    deprecated: stated?.deprecated ?? begun?.since,
    instead: stated?.instead ?? begun?.instead,
  };
}

/** Forgets a key that is as it was, and lets a removal stand before a new key of the name. */
export function tidy({ lines, olds, passing }: Lineage, old: OldKey): void {
  const { key, users, rank } = old;
  if (users.size === 0) {
    for (const later of [lines.get(key), passing.get(key)])
      if (later) later.rank = Math.max(later.rank, rank);
    return;
  }
  const [line] = users;
  if (users.size > 1 || line === undefined || !isAsBefore(line, key)) return;
  old.rank = unseen;
  // A value that is left to the operator is remembered.
  if (line.standby) return;
  lines.delete(key);
  olds.delete(key);
}

function isAsBefore(line: Line, key: string): boolean {
  const { path, value, restored, retyped, required, deprecation } = line;
  if (path !== key || value.kind !== "old" || value.steps.length > 0)
    return false;
  const changes = [restored, retyped, line.default, required, deprecation];
  return changes.every((one) => one === undefined);
}

/** Whether it still matters that a step of the leg reads the key. */
export function isReadOnTheWay(line: Line): boolean {
  return (line.keys.size === 0 && line.read) || line.default?.read === true;
}
