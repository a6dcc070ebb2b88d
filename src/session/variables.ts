import { type Value, join, same } from "./values.ts";
import type { Unknown } from "./events.ts";

/** What a name holds. `unknown` may be text, an array or nothing at all. */
export type Content =
  | { readonly kind: "text"; readonly value: Value }
  | {
      readonly kind: "array";
      readonly associative: boolean;
      /** Keys in order; those of an indexed array are numbers. */
      readonly items: ReadonlyMap<string, Value>;
    }
  | { readonly kind: "unset" }
  | { readonly kind: "unknown"; readonly from: Unknown };

export interface Variable {
  readonly content: Content;
  /** Whether the page set it on every path that leads here. */
  readonly set: boolean | "maybe";
  readonly exported: boolean | "maybe";
  /** Declared integer, lower case, a reference ...: assignments mean more here. */
  readonly special: boolean;
  readonly readonly: boolean | "maybe";
}

export const unsetContent: Content = { kind: "unset" };

export function textContent(value: Value): Content {
  return { kind: "text", value };
}

/** The scalar of a name, `$name`; element 0 of an array. */
export function scalar(content: Content): Value | undefined {
  switch (content.kind) {
    case "text":
      return content.value;
    case "array":
      return content.items.get("0");
    case "unset":
      return undefined;
    case "unknown":
      return [{ kind: "unknown", from: content.from }];
  }
}

/** What the log says of a name: an array as its items, one after the other. */
export function logged(content: Content): Value {
  if (content.kind === "array" && !content.associative) {
    return join([...content.items.values()], " ");
  }
  // An unknown may be an array: all of it is not what `$name` gives.
  if (content.kind === "unknown") {
    return [{ kind: "unknown", from: { ...content.from } }];
  }
  return scalar(content) ?? [];
}

function sameContent(a: Content, b: Content): boolean {
  if (a === b) return true;
  if (a.kind === "text") return b.kind === "text" && same(a.value, b.value);
  if (a.kind === "unset") return b.kind === "unset";
  if (a.kind === "unknown") return b.kind === "unknown" && a.from === b.from;
  return (
    b.kind === "array" &&
    a.associative === b.associative &&
    a.items.size === b.items.size &&
    [...a.items].every(([key, value]) => {
      const other = b.items.get(key);
      return other !== undefined && same(value, other);
    })
  );
}

/** One name after a fork: equal stays, different becomes unknown. */
export function joinVariables(
  a: Variable | undefined,
  b: Variable | undefined,
  doubt: Unknown,
): Variable {
  const content: Content =
    a && b && sameContent(a.content, b.content)
      ? a.content
      : { kind: "unknown", from: { ...doubt } };
  return {
    content,
    set: agreed(a?.set ?? false, b?.set ?? false),
    exported: agreed(a?.exported ?? false, b?.exported ?? false),
    special: (a?.special ?? false) || (b?.special ?? false),
    readonly: agreed(a?.readonly ?? false, b?.readonly ?? false),
  };
}

function agreed(a: boolean | "maybe", b: boolean | "maybe"): boolean | "maybe" {
  return a === b ? a : "maybe";
}

export function sameVariable(
  a: Variable | undefined,
  b: Variable | undefined,
): boolean {
  if (a === b) return true;
  return (
    a !== undefined &&
    b !== undefined &&
    sameContent(a.content, b.content) &&
    a.set === b.set &&
    a.exported === b.exported &&
    a.special === b.special &&
    a.readonly === b.readonly
  );
}
