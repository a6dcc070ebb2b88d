import type { Migration } from "../release/types.ts";
import type { AddedMigrations } from "./migrations-added.ts";
import type { Contradiction } from "./contradiction.ts";
import type { Reconciled } from "./reconcile.ts";
import type { Fields } from "./records.ts";

type Revisions = Extract<Migration, { kind: "revisions" }>;

interface Declared {
  readonly range: Revisions;
  readonly index: number;
}

/** Holds what a release says of one tool's migrations against its folder. */
export function reconcileMigrations(
  tool: string,
  added: readonly AddedMigrations[],
  migrations: readonly Migration[],
): Reconciled {
  const declared = migrations.flatMap((range, index) =>
    range.kind === "revisions" && range.tool === tool ? [{ range, index }] : [],
  );
  const append: Fields[] = [];
  const set: { index: number; fields: Fields }[] = [];
  const matched = new Set<number>();
  for (const one of added) {
    const mine = declared.filter(
      ({ range, index }) => !matched.has(index) && isOfLineage(range, one),
    );
    for (const { index } of mine) matched.add(index);
    const [only] = mine;
    if (only === undefined) append.push(recordOf(tool, one));
    else if (isChain(mine, one)) set.push(...reversals(mine, one));
    else if (mine.length === 1) set.push(moved(only, one));
    else append.push(...gapsIn(tool, mine, one));
  }
  const contradictions = declared
    .filter(({ index }) => !matched.has(index))
    .map(({ range, index }): Contradiction => ({
      index,
      message: `Unexpected \`${range.after}..${range.head}\`, the release brings no such migrations`,
    }));
  return { append, set: set.filter(isFilled), contradictions };
}

/** The ids of Django begin with the app. */
function isOfLineage({ head }: Revisions, { lineage }: AddedMigrations) {
  return lineage === "" || head.startsWith(`${lineage}.`);
}

/** What no folder tells is the careful guess: it runs at the start, with a stop. */
function recordOf(tool: string, added: AddedMigrations): Fields {
  const { after, head, reversible } = added;
  const guessed = reversible === undefined ? ", reversible" : "";
  return {
    tool,
    range: `${after}..${head}`,
    runs: "on-start",
    online: false,
    reversible: reversible ?? false,
    confirm: `runs, online${guessed}`,
  };
}

function isChain(mine: readonly Declared[], added: AddedMigrations): boolean {
  let at = added.after;
  const left = [...mine];
  while (left.length > 0) {
    const next = left.findIndex(({ range }) => isSameId(range.after, at));
    if (next === -1) return false;
    at = left[next]?.range.head ?? at;
    left.splice(next, 1);
  }
  return isSameId(at, added.head);
}

/** People shorten hashes. */
function isSameId(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  return a === b || (shorter >= 6 && (a.startsWith(b) || b.startsWith(a)));
}

/** No way back is a fact; a way back may still lose data, as people know. */
function reversals(mine: readonly Declared[], added: AddedMigrations) {
  const [only] = mine;
  const isWrong =
    mine.length === 1 && added.reversible === false && only?.range.reversible;
  if (!isWrong || only === undefined) return [];
  return [{ index: only.index, fields: { reversible: false, ...stale(only) } }];
}

function moved({ range, index }: Declared, added: AddedMigrations) {
  const { after, head, reversible } = added;
  const was = `\`range\` was \`${range.after}..${range.head}\``;
  const isWrong = reversible === false && range.reversible;
  return {
    index,
    fields: {
      range: `${after}..${head}`,
      ...(isWrong && { reversible: false }),
      confirm: `written when ${was}`,
    },
  };
}

/** Several ranges that do not meet: what is behind the last of them is new. */
function gapsIn(
  tool: string,
  mine: readonly Declared[],
  added: AddedMigrations,
): Fields[] {
  const ids = added.migrations.map(({ id }) => id);
  const ends = mine.map(({ range }) =>
    ids.findIndex((id) => isSameId(id, range.head)),
  );
  const last = ids[Math.max(...ends)];
  if (last === undefined || last === added.head) return [];
  return [recordOf(tool, { ...added, after: last })];
}

function stale({ range }: Declared): Fields {
  return range.note === undefined
    ? {}
    : { confirm: "written when `reversible` was `true`" };
}

function isFilled({ fields }: { readonly fields: Fields }): boolean {
  return Object.keys(fields).length > 0;
}
