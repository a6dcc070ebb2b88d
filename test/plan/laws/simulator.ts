import type {
  ConfigDelta,
  SettingType,
  Transform,
} from "../../../src/release/types.ts";
import { mergedValue, transformed, valueToSet, type Value } from "./values.ts";

/** What the product knows of a key. */
export interface Key {
  readonly type: SettingType;
  readonly default?: Value;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly secret: boolean;
}

/** A product and an operator's file, by `<surface>/<path>`. */
export interface State {
  readonly keys: ReadonlyMap<string, Key>;
  /** What the operator has set. */
  readonly file: ReadonlyMap<string, Value>;
  /** Keys that were removed and may be restored. */
  readonly gone: ReadonlyMap<string, Key>;
  /** Values that removals of this leg took out of the file. */
  readonly setAside: ReadonlyMap<string, Value>;
}

/** A key arrives under a name, with the operator's value if there is one. */
interface Arrival {
  readonly name: string;
  readonly key: Key;
  readonly value: Value | undefined;
}

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
 *   It comes back optional, with the default that `now` states.
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
  for (const delta of lasting) {
    for (const name of departures(delta)) {
      insist(state.keys.delete(name), `${name} leaves and is not there`);
      state.file.delete(name);
      if (delta.op === "removed") remember(state, before, name);
    }
  }
  for (const delta of lasting) {
    for (const { name, key, value } of arrivals(delta, before)) {
      insist(!state.keys.has(name), `${name} arrives and is there already`);
      state.keys.set(name, key);
      if (value !== undefined) state.file.set(name, value);
      if (delta.op === "removed") continue;
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

export function nameOf({ surface, path }: ConfigDelta): string {
  return `${surface}/${path}`;
}

/** Keys that a delta takes away, or takes up to put them back changed. */
export function departures(delta: ConfigDelta): string[] {
  switch (delta.op) {
    case "removed":
    case "split":
    case "type-changed":
      return [nameOf(delta)];
    case "renamed":
      return [`${delta.surface}/${delta.was}`];
    case "merged":
      return delta.from.map((path) => `${delta.surface}/${path}`);
    default:
      return [];
  }
}

function arrivals(delta: ConfigDelta, { keys, file }: State): Arrival[] {
  const moved = (from: string, to: string, by: Transform): Arrival[] => {
    const key = keys.get(from);
    insist(key !== undefined, `${from} is not there`);
    const value = file.get(from);
    return [
      {
        name: to,
        key: {
          ...key,
          ...(key.default !== undefined && {
            default: transformed(key.default, by),
          }),
        },
        value: value === undefined ? undefined : transformed(value, by),
      },
    ];
  };
  const name = nameOf(delta);
  switch (delta.op) {
    case "renamed":
      return moved(`${delta.surface}/${delta.was}`, name, delta.transform);
    case "type-changed":
      return moved(name, name, delta.transform).map((arrival) => ({
        ...arrival,
        key: { ...arrival.key, type: delta.now },
      }));
    case "split":
      return delta.into.flatMap(({ path, transform }) =>
        moved(name, `${delta.surface}/${path}`, transform),
      );
    case "merged": {
      const old = delta.from.map(
        (path) => [path, file.get(`${delta.surface}/${path}`)] as const,
      );
      const key: Key = {
        type: "string",
        required: false,
        deprecated: false,
        secret: old.some(
          ([path]) => keys.get(`${delta.surface}/${path}`)?.secret,
        ),
      };
      return [{ name, key, value: mergedValue(delta.how, new Map(old)) }];
    }
    case "added": {
      const { type = "string", required, secret, set, now } = delta;
      const key: Key = {
        type,
        required,
        secret,
        deprecated: false,
        ...(now !== undefined && { default: now }),
      };
      const value = required || set !== undefined ? valueToSet(set) : undefined;
      return [{ name, key, value }];
    }
    default:
      return [];
  }
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
    deprecated: false,
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

function insist(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(`Unexpected delta: ${otherwise}`);
}
