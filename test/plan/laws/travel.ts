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
export interface Arrival {
  readonly name: string;
  readonly key: Key;
  readonly value: Value | undefined;
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

/** All keys that a delta speaks of. */
export function namesIn(delta: ConfigDelta): Set<string> {
  const parts = delta.op === "split" ? delta.into : [];
  return new Set([
    nameOf(delta),
    ...departures(delta),
    ...parts.map(({ path }) => `${delta.surface}/${path}`),
  ]);
}

interface Move {
  readonly transform: Transform;
  readonly retyped?: { readonly now: SettingType };
}

/** Keys that a delta puts into their places, as they stood before the release. */
export function arrivals(delta: ConfigDelta, { keys, file }: State): Arrival[] {
  const moved = (from: string, to: string, how: Move): Arrival => {
    const key = keys.get(from);
    insist(key !== undefined, `${from} is not there`);
    const value = file.get(from);
    return {
      name: to,
      key: {
        ...key,
        type: how.retyped?.now ?? key.type,
        ...(key.default !== undefined && {
          default: transformed(key.default, how.transform),
        }),
      },
      value:
        value === undefined ? undefined : transformed(value, how.transform),
    };
  };
  const name = nameOf(delta);
  switch (delta.op) {
    case "renamed":
      return [moved(`${delta.surface}/${delta.was}`, name, delta)];
    case "type-changed":
      return [moved(name, name, { ...delta, retyped: delta })];
    case "split":
      return delta.into.map((part) =>
        moved(name, `${delta.surface}/${part.path}`, part),
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

/** Throws where a delta contradicts the state or another delta. */
export function insist(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(`Unexpected delta: ${otherwise}`);
}
