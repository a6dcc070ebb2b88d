import type { ConfigDelta } from "../../../src/release/types.ts";
import {
  arrivals,
  departures,
  insist,
  nameOf,
  type Key,
  type State,
} from "./travel.ts";
import { valueToSet, type Value } from "./values.ts";

/**
 * One leg, release by release, as a patient operator would go. Naive on purpose:
 * it knows nothing of settling. Where the model leaves a corner open:
 *
 * - The deltas of a release are a set. Moves all read the state before it; then
 *   keys are added; then defaults, requirements and deprecations change, on the
 *   keys as they are named by then.
 * - A merge of keys of which none is set sets nothing. A merged key is optional
 *   and has no default until a release says otherwise.
 * - Renames, type changes and the parts of a split carry the default (through
 *   the transform), the required flag, the deprecation and the secrecy.
 * - A required key without a value to set is left to the operator, default or not.
 * - A key that is restored within the leg that removed it keeps its value: nobody
 *   edited the file in between. After a landing without it the value is gone.
 *   It comes back as it was, but with the default that `now` states, if any.
 * - In a settled list several moves may read one key: a merge that was split again.
 * - In a settled list `removed` before `added` is a key with a new meaning;
 *   `added` before `removed` is a key that only the leg itself needs.
 */
export function walk(
  start: State,
  releases: readonly (readonly ConfigDelta[])[],
): State {
  return releases.reduce(apply, start);
}

/** The landing: from here on only the file remembers values. */
export function land(state: State): State {
  return { ...state, setAside: new Map() };
}

/** One release. Throws where a delta contradicts the state or another delta. */
export function apply(before: State, deltas: readonly ConfigDelta[]): State {
  const state = {
    keys: new Map(before.keys),
    file: new Map(before.file),
    gone: new Map(before.gone),
    setAside: new Map(before.setAside),
  };
  const lasting = deltas.filter((delta) => !isForTheLegOnly(delta, deltas));
  const departing = lasting.flatMap(departures);
  for (const name of departing) {
    insist(before.keys.has(name), `${name} leaves and is not there`);
    state.keys.delete(name);
    state.file.delete(name);
  }
  for (const delta of lasting) {
    if (delta.op !== "removed") continue;
    const name = nameOf(delta);
    const leaves = departing.filter((other) => other === name);
    insist(leaves.length === 1, `${name} is removed and lives on`);
    remember(state, before, name);
  }
  for (const delta of lasting) {
    for (const { name, key, value } of arrivals(delta, before)) {
      insist(!state.keys.has(name), `${name} arrives and is there already`);
      state.keys.set(name, key);
      if (value !== undefined) state.file.set(name, value);
      state.gone.delete(name);
      state.setAside.delete(name);
    }
  }
  for (const delta of lasting) restore(state, delta);
  for (const delta of lasting) change(state, delta);
  return state;
}

interface Draft {
  readonly keys: Map<string, Key>;
  readonly file: Map<string, Value>;
  readonly gone: Map<string, Key>;
  readonly setAside: Map<string, Value>;
}

function restore(state: Draft, delta: ConfigDelta): void {
  if (delta.op !== "restored") return;
  const name = nameOf(delta);
  // In a settled list the key may never have left.
  const key = state.keys.get(name) ?? state.gone.get(name);
  insist(key !== undefined, `${name} is restored and was never there`);
  const { default: _, ...old } = key;
  state.keys.set(name, {
    ...old,
    ...(delta.now !== undefined && { default: delta.now }),
  });
  const value = state.setAside.get(name);
  if (value !== undefined) state.file.set(name, value);
  state.gone.delete(name);
  state.setAside.delete(name);
}

function change(state: Draft, delta: ConfigDelta): void {
  const name = nameOf(delta);
  const key = state.keys.get(name);
  switch (delta.op) {
    case "default-changed":
      insist(key?.default !== undefined, `${name} has no default to change`);
      state.keys.set(name, { ...key, default: delta.now });
      break;
    case "required-changed":
      insist(key !== undefined, `${name} is not there to require`);
      state.keys.set(name, { ...key, required: delta.now });
      if (delta.now && !state.file.has(name))
        state.file.set(name, valueToSet(delta.set));
      break;
    case "deprecated":
    case "undeprecated":
      insist(key !== undefined, `${name} is not there to deprecate`);
      state.keys.set(name, { ...key, deprecated: delta.op === "deprecated" });
      break;
    default:
  }
}

function remember(state: Draft, before: State, name: string): void {
  const key = before.keys.get(name);
  if (key !== undefined) state.gone.set(name, key);
  const value = before.file.get(name);
  if (value === undefined) state.setAside.delete(name);
  else state.setAside.set(name, value);
}

/** An `added` with a later `removed` of the same key, or that `removed`. */
function isForTheLegOnly(
  delta: ConfigDelta,
  deltas: readonly ConfigDelta[],
): boolean {
  const name = nameOf(delta);
  const place = deltas.indexOf(delta);
  const partner = (op: ConfigDelta["op"], isThere: (at: number) => boolean) =>
    deltas.some(
      (other, at) => other.op === op && nameOf(other) === name && isThere(at),
    );
  if (delta.op === "added") return partner("removed", (at) => at > place);
  if (delta.op === "removed") return partner("added", (at) => at < place);
  return false;
}
