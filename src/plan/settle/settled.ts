import type { ConfigDelta, SetTo, SplitPart } from "../../release/types.ts";
import type { Lineage, OldKey, Passing } from "./lineage.ts";
import type { Line } from "./line.ts";
import { transformOf } from "./transform.ts";
import { templateOf } from "./value.ts";

/** The deltas of one key, and its place among the others of the leg. */
interface Entry {
  readonly rank: number;
  /** Of the same rank: removals, then what is there, then what only passes. */
  readonly turn: number;
  readonly surface: string;
  readonly key: string;
  readonly deltas: readonly ConfigDelta[];
}

/** What the lineages of all surfaces come to, as deltas that can be applied at once. */
export function deltasOf(leg: ReadonlyMap<string, Lineage>): ConfigDelta[] {
  return [...leg]
    .flatMap(([surface, lineage]) => entriesOf(lineage, surface))
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        a.turn - b.turn ||
        compare(a.surface, b.surface) ||
        compare(a.key, b.key),
    )
    .flatMap(({ deltas }) => deltas);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function entriesOf(lineage: Lineage, surface: string): Entry[] {
  const { olds, lines, passing } = lineage;
  const entries: Entry[] = [];
  for (const old of olds.values()) {
    const { key, rank } = old;
    if (old.users.size === 0) {
      const deltas = [removed(old, surface)];
      entries.push({ rank, turn: 0, surface, key, deltas });
      continue;
    }
    const heirs = [...old.users].filter(({ value }) => value.kind === "old");
    if (heirs.length === 0) continue;
    const deltas = [
      ...inherited(old, heirs, surface),
      ...heirs.flatMap((line) => changes(line, surface)),
    ];
    entries.push({ rank, turn: 1, surface, key, deltas });
  }
  for (const line of lines.values()) {
    if (line.value.kind === "old") continue;
    const deltas = [arrival(line, surface), ...changes(line, surface)];
    const { rank, path: key } = line;
    entries.push({ rank, turn: 1, surface, key, deltas });
  }
  for (const [key, one] of passing) {
    const deltas = passes(one, surface);
    entries.push({ rank: one.rank, turn: 2, surface, key, deltas });
  }
  return entries;
}

function removed({ key, said, removal }: OldKey, surface: string): ConfigDelta {
  const { was, deprecated, instead } = removal ?? {};
  return {
    ...said,
    surface,
    path: key,
    op: "removed",
    ...(was !== undefined && { was }),
    ...(deprecated !== undefined && { deprecated }),
    ...(instead !== undefined && { instead }),
  };
}

/** How an old key became those that have its value. */
function inherited(
  { key, said, users }: OldKey,
  heirs: readonly Line[],
  surface: string,
): ConfigDelta[] {
  const [heir, ...others] = heirs;
  if (heir === undefined) return [];
  const place = { ...said, surface, path: key };
  if (others.length > 0)
    return [{ ...place, op: "split", into: heirs.map(partOf) }];
  const { path, transform, retyped } = partOf(heir);
  const stays = path === key && users.size === 1;
  if (stays && retyped)
    return [{ ...place, op: "type-changed", ...retyped, transform }];
  if (!stays || transform.kind !== "identity") {
    const type = retyped && { retyped };
    return [{ ...place, path, op: "renamed", was: key, transform, ...type }];
  }
  if (!heir.restored) return [];
  // With the `restored` that follows: gone on the way, and back with its value.
  return [{ ...heir.restored.said, surface, path: key, op: "removed" }];
}

function partOf({ path, value, retyped }: Line): SplitPart {
  const transform = transformOf(value.kind === "old" ? value.steps : []);
  return { path, transform, ...(retyped && { retyped }) };
}

/** How a key came that continues no old key alone. */
function arrival(line: Line, surface: string): ConfigDelta {
  const { path, said, birth, value, keys } = line;
  const place = { ...said, surface, path };
  if (birth?.isBack) {
    const now = birth.now !== undefined && { now: birth.now };
    return { ...place, op: "restored", ...now };
  }
  if (birth) return added(line, surface);
  const from = [...keys];
  if (value.kind === "merged") {
    const template = templateOf(value.pieces);
    return {
      ...place,
      op: "merged",
      from,
      how: { kind: "template", template },
    };
  }
  const how = value.kind === "by-hand" ? value.how : "";
  return { ...place, op: "merged", from, how: { kind: "manual", how } };
}

function added(line: Line, surface: string): ConfigDelta {
  const { path, said, birth } = line;
  const { now, type, required = false, secret = false } = birth ?? {};
  return {
    ...said,
    surface,
    path,
    op: "added",
    ...(now !== undefined && { now }),
    ...(type !== undefined && { type }),
    required,
    secret,
    ...setOf(line),
  };
}

function passes({ line, said }: Passing, surface: string): ConfigDelta[] {
  const { path } = line;
  return [added(line, surface), { ...said, surface, path, op: "removed" }];
}

/** What changed about a key beside its name and value, in a fixed order. */
function changes(line: Line, surface: string): ConfigDelta[] {
  const { path, restored, default: fallback, required, deprecation } = line;
  const place = { surface, path };
  const deltas: ConfigDelta[] = [];
  if (restored) {
    const { said, now } = restored;
    deltas.push({ ...said, ...place, op: "restored", now });
  }
  if (fallback) {
    const { said, was, now, keep } = fallback;
    const kept = keep !== undefined && { keep };
    deltas.push({
      ...said,
      ...place,
      op: "default-changed",
      was,
      now,
      ...kept,
    });
  }
  if (required) {
    const { on, off } = required;
    const op = "required-changed";
    if (on) deltas.push({ ...on, ...place, op, now: true, ...setOf(line) });
    if (off) deltas.push({ ...off, ...place, op, now: false });
  }
  if (deprecation?.ended)
    deltas.push({ ...deprecation.ended, ...place, op: "undeprecated" });
  if (deprecation?.begun) {
    const { said, since, removed, instead } = deprecation.begun;
    deltas.push({
      ...said,
      ...place,
      op: "deprecated",
      since,
      ...(removed !== undefined && { removed }),
      ...(instead !== undefined && { instead }),
    });
  }
  return deltas;
}

function setOf({ standby }: Line): { readonly set?: SetTo } {
  return standby && standby.kind !== "open" ? { set: standby } : {};
}
