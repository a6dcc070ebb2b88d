import type { Word } from "unbash";
import { evaluateText } from "./arithmetic.ts";
import { read } from "../environment.ts";
import { expandText } from "./expand.ts";
import { faulty, isNumeric } from "./numbers.ts";
import { separatorsOf } from "../lines.ts";
import type { Run } from "../run.ts";
import type { Span } from "../source.ts";
import type { State } from "../state.ts";
import type { Content } from "../variables.ts";
import { type Value, join, known } from "../values.ts";

/** The items of `$@` or of an array; nothing where their number is not known. */
export function elements(
  run: Run,
  state: State,
  name: string,
  node: Span,
): readonly Value[] | undefined {
  if (name === "@" || name === "*") return state.shell.positional;
  const content = read(run, state, name, node, false);
  switch (content.kind) {
    case "array":
      // Bash keeps associative arrays in an order of its own.
      return content.associative && content.items.size > 1
        ? undefined
        : [...content.items.values()];
    case "text":
      return [content.value];
    case "unset":
      return [];
    case "unknown":
      return undefined;
  }
}

/** `"$*"`: the items with the first character of IFS between them. */
export function joinList(
  run: Run,
  state: State,
  values: readonly Value[],
  node: Span,
): Value {
  const glue = firstSeparator(run, state, node);
  return glue === undefined
    ? run.unknown(node, "the value of `IFS` is not known")
    : join(values, glue);
}

export function firstSeparator(
  run: Run,
  state: State,
  node: Span,
): string | undefined {
  return separatorsOf(run, state, node)?.charAt(0);
}

/** The key of `a[i]`: a number, or a text where the array is associative. */
export function indexOf(
  run: Run,
  state: State,
  index: Word,
  content: Content,
): string | undefined {
  const value = expandText(run, state, index);
  const key = known(value);
  if (content.kind === "array" && content.associative) return key;
  if (key === undefined) {
    return isNumeric(value) ? undefined : faulty(run, state);
  }
  const number = evaluateText(run, state, key, index);
  if (number === undefined) return undefined;
  if (number >= 0n) return String(number);
  const keys = content.kind === "array" ? [...content.items.keys()] : ["0"];
  const last = Math.max(-1, ...keys.map(Number));
  const counted = BigInt(last) + 1n + number;
  return counted < 0n ? faulty(run, state) : String(counted);
}

/** Items of an indexed array in the order of their numbers. */
export function ordered(
  items: ReadonlyMap<string, Value>,
): ReadonlyMap<string, Value> {
  return new Map([...items].sort(([a], [b]) => Number(a) - Number(b)));
}
