import type { Draft, Living } from "./draft.ts";
import type { Picks } from "./picks.ts";
import {
  mergeHowOf,
  retypingOf,
  scalarOf,
  setToOf,
  transformOf,
} from "./settings.ts";
import { isScalar } from "./values.ts";

/** Adds to a release one thing a maintainer may do; nothing where it is impossible. */
export type Move = (draft: Draft, pick: Picks) => void;

/** How often each is tried, of the sum. */
export const moves = {
  add: { weight: 5, move: add },
  remove: { weight: 9, move: remove },
  rename: { weight: 9, move: rename },
  swap: { weight: 3, move: swap },
  split: { weight: 2, move: split },
  merge: { weight: 4, move: merge },
  changeDefault: { weight: 4, move: changeDefault },
  flipDefault: { weight: 7, move: flipDefault },
  retype: { weight: 3, move: retype },
  require: { weight: 5, move: require },
  deprecate: { weight: 4, move: deprecate },
  readd: { weight: 6, move: readd },
  restore: { weight: 9, move: restore },
} satisfies Record<string, { weight: number; move: Move }>;

export type MoveName = keyof typeof moves;

function add(draft: Draft, pick: Picks): void {
  const surface = pick.chance(30) ? "values" : "env";
  introduce(draft, pick, surface, pick.of(draft.freeForNew(surface)));
}

function readd(draft: Draft, pick: Picks): void {
  const old = pick.early(draft.gone());
  if (old !== undefined) introduce(draft, pick, old.surface, old.path);
}

function introduce(
  draft: Draft,
  pick: Picks,
  surface: string,
  path: string | undefined,
): void {
  if (path === undefined) return;
  const type = pick.of(["integer", "string", "boolean"] as const) ?? "string";
  const required = pick.chance(30);
  const now = pick.chance(70) ? scalarOf(type, pick) : undefined;
  const set = required || pick.chance(15) ? setToOf(type, pick) : undefined;
  draft.add(surface, path, {
    op: "added",
    type,
    required,
    secret: pick.chance(10),
    ...(now !== undefined && { now }),
    ...(set !== undefined && { set }),
  });
}

function remove(draft: Draft, pick: Picks): void {
  const old = pick.early(draft.idle());
  if (old === undefined) return;
  const was = old.key.default;
  draft.add(old.surface, old.path, {
    op: "removed",
    ...(isScalar(was) && !pick.chance(30) && { was }),
  });
}

function rename(draft: Draft, pick: Picks): void {
  const old = pick.early(draft.idle());
  if (old === undefined) return;
  const path = pick.of(draft.free(old.surface));
  if (path !== undefined) move(draft, pick, old, path);
}

function swap(draft: Draft, pick: Picks): void {
  const one = pick.early(draft.idle());
  if (one === undefined) return;
  const other = pick.early(companions(draft, one));
  if (other === undefined) return;
  move(draft, pick, one, other.path);
  move(draft, pick, other, one.path);
}

function move(draft: Draft, pick: Picks, old: Living, path: string): void {
  draft.add(old.surface, path, {
    op: "renamed",
    was: old.path,
    transform: transformOf(old.key.type, old.key.default, pick),
  });
}

function split(draft: Draft, pick: Picks): void {
  const old = pick.early(draft.idle());
  if (old === undefined) return;
  const free = draft.free(old.surface);
  const first = pick.chance(20) ? old.path : pick.of(free);
  const second = pick.of(free.filter((path) => path !== first));
  if (first === undefined || second === undefined) return;
  const into = [first, second].map((path) => ({
    path,
    transform: transformOf(old.key.type, old.key.default, pick),
  }));
  draft.add(old.surface, old.path, { op: "split", into });
}

function merge(draft: Draft, pick: Picks): void {
  const one = pick.early(draft.idle());
  if (one === undefined) return;
  const others = companions(draft, one);
  const other = pick.early(others);
  if (other === undefined) return;
  const third = pick.chance(20)
    ? others.filter(({ path }) => path !== other.path).slice(0, 1)
    : [];
  const from = [one, other, ...third].map(({ path }) => path);
  const path = pick.chance(20) ? one.path : pick.of(draft.free(one.surface));
  if (path === undefined) return;
  draft.add(one.surface, path, {
    op: "merged",
    from,
    how: mergeHowOf(from, pick),
  });
}

function changeDefault(draft: Draft, pick: Picks): void {
  const key = pick.early(withDefault(draft));
  if (key === undefined) return;
  turnDefault(draft, pick, key, scalarOf(key.type, pick, key.was));
}

function flipDefault(draft: Draft, pick: Picks): void {
  const former = (key: WithDefault) =>
    key.former.filter((value) => value !== key.was);
  const candidates = withDefault(draft);
  const key =
    candidates.find((candidate) => former(candidate).length > 0) ??
    pick.early(candidates);
  if (key === undefined) return;
  const now = former(key).at(-1) ?? scalarOf(key.type, pick, key.was);
  turnDefault(draft, pick, key, now);
}

interface WithDefault {
  readonly surface: string;
  readonly path: string;
  readonly type: Living["key"]["type"];
  readonly was: string | number | boolean;
  readonly former: Living["former"];
}

function withDefault(draft: Draft): WithDefault[] {
  return draft.changeable().flatMap(({ surface, path, key, former }) => {
    const was = key.default;
    return isScalar(was)
      ? [{ surface, path, type: key.type, was, former }]
      : [];
  });
}

function turnDefault(
  draft: Draft,
  pick: Picks,
  { surface, path, was }: WithDefault,
  now: WithDefault["was"] | undefined,
): void {
  if (now === undefined) return;
  draft.add(surface, path, {
    op: "default-changed",
    was,
    now,
    ...(pick.chance(50) && { keep: was }),
  });
}

function retype(draft: Draft, pick: Picks): void {
  const old = pick.early(draft.idle());
  if (old === undefined) return;
  const { type } = old.key;
  draft.add(old.surface, old.path, {
    op: "type-changed",
    was: type,
    ...retypingOf(type, old.key.default, pick),
  });
}

function require(draft: Draft, pick: Picks): void {
  const old = pick.early(draft.changeable());
  if (old === undefined) return;
  const now = !old.key.required;
  const set = now ? setToOf(old.key.type, pick) : undefined;
  draft.add(old.surface, old.path, {
    op: "required-changed",
    now,
    ...(set !== undefined && { set }),
  });
}

function deprecate(draft: Draft, pick: Picks): void {
  const old = pick.early(draft.changeable());
  if (old === undefined) return;
  if (old.key.deprecated) {
    draft.add(old.surface, old.path, { op: "undeprecated" });
    return;
  }
  const instead = pick.of(companions(draft, old))?.path;
  draft.add(old.surface, old.path, {
    op: "deprecated",
    ...(instead !== undefined && { instead }),
    ...(pick.chance(50) && { removed: "9.0.0" }),
  });
}

function restore(draft: Draft, pick: Picks): void {
  const old = pick.early(draft.restorable());
  if (old === undefined) return;
  const { type, default: before } = old.key;
  const same = isScalar(before) && pick.chance(50) ? before : undefined;
  const now = before === undefined ? undefined : (same ?? scalarOf(type, pick));
  draft.add(old.surface, old.path, {
    op: "restored",
    ...(now !== undefined && { now }),
  });
}

/** Other idle keys of the same surface. */
function companions(draft: Draft, { surface, path }: Living): Living[] {
  return draft
    .idle()
    .filter((other) => other.surface === surface && other.path !== path);
}
