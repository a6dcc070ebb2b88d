import type { ConfigChange, Scalar } from "../release/types.ts";
import { insteadOf } from "./comments.ts";
import type { Setting } from "./setting.ts";

/** How one key changed: a `ConfigDelta` without its place in a release file. */
export type Delta = ConfigChange & { readonly path: string };

/** A key that has another name since. */
export interface Renaming {
  readonly was: string;
  readonly path: string;
}

/**
 * What made `before` into `after`, sorted by key, so that the order of keys in the
 * files does not matter. Renames are those that somebody confirmed: without them
 * a renamed key is removed and another one added.
 *
 * No default and an empty one are the same: a delta has no word for the first.
 * A secret has no default to compare.
 */
export function diffSettings(
  before: readonly Setting[],
  after: readonly Setting[],
  confirmed: readonly Renaming[] = [],
): Delta[] {
  const old = byPath(before);
  const now = byPath(after);
  const wasOf = new Map(confirmed.map(({ was, path }) => [path, was]));
  const moved = new Set(wasOf.values());
  const deltas: Delta[] = [];
  for (const [path, setting] of now) {
    const was = wasOf.get(path) ?? path;
    const previous =
      was !== path || !moved.has(path) ? old.get(was) : undefined;
    if (!previous) {
      deltas.push(added(setting));
      if (setting.deprecated) deltas.push(deprecated(setting));
      continue;
    }
    if (was !== path)
      deltas.push({
        op: "renamed",
        path,
        was,
        transform: { kind: "identity" },
      });
    deltas.push(...changes(previous, setting));
  }
  for (const [path, setting] of old)
    if (!moved.has(path) && !now.has(path)) deltas.push(removed(setting));
  return deltas.sort((a, b) => byText(a.path, b.path));
}

/** No default, an empty one, and that of a secret are all none. */
export function defaultOf({ default: value, secret }: Setting): Scalar {
  return secret ? "" : (value ?? "");
}

function byPath(settings: readonly Setting[]): Map<string, Setting> {
  return new Map(settings.map((setting) => [setting.path, setting]));
}

function added(setting: Setting): Delta {
  const { path, type, required, secret } = setting;
  const now = defaultOf(setting);
  return {
    op: "added",
    path,
    ...(now !== "" && { now }),
    ...(type !== undefined && { type }),
    required,
    secret,
  };
}

function removed(setting: Setting): Delta {
  const was = defaultOf(setting);
  return { op: "removed", path: setting.path, ...(was !== "" && { was }) };
}

/** What differs between a key and what it became, under its new name. */
function changes(before: Setting, after: Setting): Delta[] {
  const { path } = after;
  const deltas: Delta[] = [];
  const [wasType, nowType] = [before.type, after.type];
  // A type that one file does not tell is no change.
  if (wasType !== undefined && nowType !== undefined && wasType !== nowType)
    deltas.push({
      op: "type-changed",
      path,
      was: wasType,
      now: nowType,
      transform: { kind: "identity" },
    });
  const [was, now] = [defaultOf(before), defaultOf(after)];
  const isHidden = before.secret || after.secret;
  if (was !== now && !isHidden)
    deltas.push({ op: "default-changed", path, was, now });
  if (before.required !== after.required)
    deltas.push({ op: "required-changed", path, now: after.required });
  if (!before.deprecated && after.deprecated) deltas.push(deprecated(after));
  if (before.deprecated && !after.deprecated)
    deltas.push({ op: "undeprecated", path });
  return deltas;
}

function deprecated({ path, comment = "" }: Setting): Delta {
  const instead = insteadOf(comment);
  return { op: "deprecated", path, ...(instead !== undefined && { instead }) };
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
