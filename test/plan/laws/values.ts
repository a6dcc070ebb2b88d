import type {
  MergeHow,
  Scalar,
  SetTo,
  Transform,
} from "../../../src/release/types.ts";

/** What a key holds, or its default: text, a command's output, or up to the operator. */
export type Value = Scalar | Output | Unknown;

/** What a command prints; nobody knows it here. */
export interface Output {
  readonly command: string;
}

/** Only the operator can say what stands here. */
export const unknown = { leftTo: "operator" } as const;
export type Unknown = typeof unknown;

export function isScalar(value: Value | undefined): value is Scalar {
  return value !== undefined && typeof value !== "object";
}

export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** A command's output survives identity alone: nobody can calculate with it. */
export function transformed(value: Value, transform: Transform): Value {
  if (transform.kind === "identity") return value;
  if (transform.kind === "chain")
    return transform.steps.reduce(transformed, value);
  if (!isScalar(value)) return unknown;
  switch (transform.kind) {
    case "multiply":
      return typeof value === "number" ? value * transform.by : unknown;
    case "map": {
      const { values } = transform;
      const now = Object.hasOwn(values, String(value))
        ? values[String(value)]
        : undefined;
      return now ?? unknown;
    }
    case "template":
      return transform.template.replaceAll("${value}", () => String(value));
    case "manual":
      return unknown;
  }
}

/** The text of a merge; undefined where none of the old keys is set. */
export function mergedValue(
  how: MergeHow,
  old: ReadonlyMap<string, Value | undefined>,
): Value | undefined {
  const present = [...old.values()].filter((value) => value !== undefined);
  if (present.length === 0) return undefined;
  if (how.kind === "manual" || present.length < old.size) return unknown;
  if (!present.every(isScalar)) return unknown;
  // In one pass: a value that looks like `${HOST}` is text.
  return how.template.replace(/\$\{([^}]*)\}/g, (hole, name: string) => {
    const value = old.get(name);
    return isScalar(value) ? String(value) : hole;
  });
}

export function valueToSet(set: SetTo | undefined): Value {
  if (set === undefined) return unknown;
  return set.kind === "value" ? set.value : { command: set.command };
}
