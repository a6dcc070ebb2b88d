import type { ConfigDelta, Transform } from "../release/types.ts";
import { align } from "./align.ts";
import {
  contradiction,
  type Contradiction,
  type Declared,
} from "./contradiction.ts";
import { diffSettings, type Delta, type Renaming } from "./diff.ts";
import { corrected, recordOf, type Fields } from "./records.ts";
import { proposeRenames } from "./renames.ts";
import type { Setting } from "./setting.ts";

/** What a release file must say differently, and where it says what is not so. */
export interface Reconciled {
  readonly append: readonly Fields[];
  /** By the record's place in its list. */
  readonly set: readonly { readonly index: number; readonly fields: Fields }[];
  readonly contradictions: readonly Contradiction[];
}

/**
 * Holds what a release says of one surface against the settings before and after
 * it. What people decided stays: confirmed renames, refused ones, transforms,
 * notes. A note whose facts changed must be confirmed.
 */
export function reconcileConfig(
  surface: string,
  ends: {
    readonly before: readonly Setting[];
    readonly after: readonly Setting[];
  },
  config: readonly ConfigDelta[],
): Reconciled {
  const declared = config
    .map((delta, index) => ({ delta, index }))
    .filter(({ delta }) => delta.surface === surface);
  const aligned = align(ends);
  const { before, after } = withoutMoves(aligned, declared);
  const confirmed = renamesIn(declared, { before, after });
  const proposals = proposalsFor({ before, after }, declared, confirmed);
  const evidence = new Map(
    proposals.map(({ path, evidence }) => [path, evidence.join(", ")]),
  );
  const derived = diffSettings(before, after, [
    ...confirmed,
    ...proposals,
  ]).filter((delta) => !isConverted(delta, declared));
  const lineOf = new Map(
    [...before, ...after].map(({ path, line }) => [path, line]),
  );

  const matched = new Set<number>();
  const set: { index: number; fields: Fields }[] = [];
  const append: { line: number; fields: Fields }[] = [];
  for (const delta of derived) {
    const match = declared.find(
      (one) => !matched.has(one.index) && isSame(one.delta, delta),
    );
    if (match === undefined) {
      const confirm = delta.op === "renamed" && evidence.get(delta.path);
      const fields = {
        ...recordOf(surface, delta),
        ...(confirm && { confirm }),
      };
      append.push({ line: lineOf.get(delta.path) ?? 0, fields });
      continue;
    }
    matched.add(match.index);
    const fields = corrected(match.delta, delta);
    if (fields !== undefined) set.push({ index: match.index, fields });
  }
  const contradictions = declared
    .filter(({ index }) => !matched.has(index))
    .flatMap((one) => contradiction(one, aligned, declared));
  return {
    append: append.sort((a, b) => a.line - b.line).map(({ fields }) => fields),
    set,
    contradictions,
  };
}

/** Keys that were split or merged have said all that can be said of them. */
function withoutMoves(
  { before, after }: { before: readonly Setting[]; after: readonly Setting[] },
  declared: readonly Declared[],
) {
  const gone = new Set<string>();
  const fresh = new Set<string>();
  for (const { delta } of declared) {
    if (delta.op === "split") {
      gone.add(delta.path);
      for (const { path } of delta.into) fresh.add(path);
    }
    if (delta.op === "merged") {
      fresh.add(delta.path);
      for (const path of delta.from) gone.add(path);
    }
  }
  return {
    before: before.filter(({ path }) => !gone.has(path)),
    after: after.filter(({ path }) => !fresh.has(path)),
  };
}

function renamesIn(
  declared: readonly Declared[],
  { before, after }: { before: readonly Setting[]; after: readonly Setting[] },
): Renaming[] {
  const old = new Set(before.map(({ path }) => path));
  const now = new Set(after.map(({ path }) => path));
  return declared.flatMap(({ delta }) =>
    delta.op === "renamed" && old.has(delta.was) && now.has(delta.path)
      ? [{ was: delta.was, path: delta.path }]
      : [],
  );
}

/** Nobody is asked again about a key that is said to be gone or new. */
function proposalsFor(
  ends: { before: readonly Setting[]; after: readonly Setting[] },
  declared: readonly Declared[],
  confirmed: readonly Renaming[],
) {
  const gone = new Set(confirmed.map(({ was }) => was));
  const fresh = new Set(confirmed.map(({ path }) => path));
  for (const { delta } of declared) {
    if (delta.op === "removed") gone.add(delta.path);
    if (delta.op === "added" || delta.op === "restored") fresh.add(delta.path);
  }
  return proposeRenames(ends.before, ends.after).filter(
    ({ was, path }) => !gone.has(was) && !fresh.has(path),
  );
}

/** A transform says already how default and type change. */
function isConverted(delta: Delta, declared: readonly Declared[]): boolean {
  if (delta.op !== "default-changed" && delta.op !== "type-changed")
    return false;
  return declared.some(
    ({ delta: said }) =>
      said.path === delta.path &&
      (said.op === "renamed" || said.op === "type-changed") &&
      said.op !== delta.op &&
      !isIdentity(said.transform),
  );
}

function isIdentity(transform: Transform): boolean {
  return transform.kind === "identity";
}

function isSame(said: ConfigDelta, delta: Delta): boolean {
  if (said.path !== delta.path) return false;
  if (said.op === "renamed" && delta.op === "renamed")
    return said.was === delta.was;
  if (said.op === "restored") return delta.op === "added";
  return said.op === delta.op;
}
