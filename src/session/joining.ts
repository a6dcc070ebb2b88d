import type { Unknown } from "./events.ts";
import type { Facts } from "./facts.ts";
import type { Descriptor, Routine, Shell } from "./shell.ts";
import { type Value, same, unknown } from "./values.ts";
import { type Variable, joinVariables, sameVariable } from "./variables.ts";

export function joinShells(a: Shell, b: Shell, doubt: Unknown): boolean {
  let differs = joinAllVariables(a, b, doubt);
  differs =
    joinFacts(a.functions, b.functions, sameRoutine, "unknown") || differs;
  differs = joinFacts(a.options, b.options, Object.is, "maybe") || differs;
  const nowhere: Descriptor = { kind: "unknown" };
  differs =
    joinMaps(a.descriptors, b.descriptors, sameDescriptor, nowhere) || differs;
  takeAll(a.traps, b.traps);
  takeAll(a.aliases, b.aliases);

  if (a.astray !== b.astray) a.astray ??= b.astray;
  if (!same(a.cwd, b.cwd)) {
    a.cwd = unknown({ ...doubt });
    differs = true;
  }
  if (!sameList(a.positional, b.positional)) {
    a.positional = undefined;
    differs = true;
  }
  if (!sameList(a.folders, b.folders)) a.folders = [];
  // Both sides succeeded by assumption or for certain: success is assumed.
  if (a.status !== b.status) {
    const fine = [a.status, b.status].every(
      (status) => status === 0 || status === "assumed",
    );
    a.status = fine ? "assumed" : "unknown";
  }
  if (a.environment !== b.environment) {
    a.open ??= b.open;
    a.environment = Math.max(a.environment, b.environment);
    differs = true;
  }
  a.scopes = a.scopes.map((scope, depth) =>
    joinScopes(scope, b.scopes[depth] ?? new Map<string, undefined>(), doubt),
  );
  return differs;
}

function joinAllVariables(a: Shell, b: Shell, doubt: Unknown): boolean {
  if (a.variables.sharesWith(b.variables)) return false;
  let differs = false;
  for (const name of new Set([...a.variables.keys(), ...b.variables.keys()])) {
    const ours = a.variables.get(name);
    const theirs = b.variables.get(name);
    if (sameVariable(ours, theirs)) continue;
    a.variables.set(name, joinVariables(ours, theirs, doubt));
    differs = true;
  }
  return differs;
}

function takeAll<Key, Item>(ours: Facts<Key, Item>, theirs: Facts<Key, Item>) {
  if (ours.sharesWith(theirs)) return;
  for (const [key, item] of theirs) ours.set(key, item);
}

function joinFacts<Key, Item>(
  a: Facts<Key, Item>,
  b: Facts<Key, Item>,
  equal: (ours: Item | undefined, theirs: Item | undefined) => boolean,
  doubtful: Item,
): boolean {
  return !a.sharesWith(b) && joinMaps(a, b, equal, doubtful);
}

function joinScopes(
  a: Map<string, Variable | undefined>,
  b: ReadonlyMap<string, Variable | undefined>,
  doubt: Unknown,
): Map<string, Variable | undefined> {
  const joined = new Map(a);
  for (const name of new Set([...a.keys(), ...b.keys()])) {
    if (a.has(name) && b.has(name) && sameVariable(a.get(name), b.get(name))) {
      continue;
    }
    joined.set(name, joinVariables(a.get(name), b.get(name), doubt));
  }
  return joined;
}

function joinMaps<Key, Item>(
  a: Pick<Facts<Key, Item>, "keys" | "get"> & {
    readonly set: (key: Key, item: Item) => void;
  },
  b: ReadonlyMap<Key, Item>,
  equal: (ours: Item | undefined, theirs: Item | undefined) => boolean,
  doubtful: Item,
): boolean {
  let differs = false;
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    if (equal(a.get(key), b.get(key))) continue;
    a.set(key, doubtful);
    differs = true;
  }
  return differs;
}

function sameRoutine(
  a: Routine | "unknown" | undefined,
  b: Routine | "unknown" | undefined,
): boolean {
  if (typeof a !== "object" || typeof b !== "object") return a === b;
  return a.body === b.body;
}

function sameDescriptor(
  a: Descriptor | undefined,
  b: Descriptor | undefined,
): boolean {
  if (a === b) return true;
  if (a?.kind === "stream") {
    return b?.kind === "stream" && a.stream === b.stream;
  }
  if (a?.kind === "file") return b?.kind === "file" && same(a.path, b.path);
  return a?.kind === b?.kind;
}

function sameList(
  a: readonly Value[] | undefined,
  b: readonly Value[] | undefined,
): boolean {
  if (a === b) return true;
  if (!a || !b || a.length !== b.length) return false;
  return a.every((value, index) => same(value, b[index] ?? []));
}
