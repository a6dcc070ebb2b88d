import type { Scalar, SetTo, Transform } from "../../release/types.ts";
import {
  appendTransform,
  describeTransform,
  transformValue,
} from "./transform.ts";

/** How the value of a key comes from the operator's file before the leg. */
export type Value =
  /** No operator can have set it: the key was born on the way. */
  | { readonly kind: "none" }
  /** That of one old key. */
  | {
      readonly kind: "old";
      readonly key: string;
      /** Grows in place: a value belongs to one line only. */
      readonly steps: Transform[];
    }
  /** Text with the values of several old keys in it. */
  | { readonly kind: "merged"; readonly pieces: readonly Piece[] }
  /** A person must put it together from the old keys. */
  | { readonly kind: "by-hand"; readonly how: string };

/** Plain text, or the value of an old key. */
export type Piece = string | { readonly key: string };

/**
 * What stands in the file where the operator had nothing: a value to set, or
 * whatever the operator chose when the key was required on the way.
 */
export type Standby = SetTo | { readonly kind: "open" };

/** Templates that fill templates can double with every release. */
const maxPieces = 1000;

const holes = /\$\{([^}]*)\}/g;

/** The value after one more transform. */
export function convertValue(value: Value, by: Transform): Value {
  if (by.kind === "identity") return value;
  switch (value.kind) {
    case "none":
      return value;
    case "old":
      appendTransform(value.steps, by);
      return value;
    case "by-hand":
      return byHand(`${value.how}, then ${describeTransform(by)}`);
    case "merged": {
      if (by.kind === "chain") return by.steps.reduce(convertValue, value);
      const pieces =
        by.kind === "template" ? wrap(value.pieces, by.template) : undefined;
      if (pieces !== undefined) return { kind: "merged", pieces };
      const text = templateOf(value.pieces);
      return byHand(
        `the value becomes \`${text}\`, then ${describeTransform(by)}`,
      );
    }
  }
}

export function convertStandby(standby: Standby, by: Transform): Standby {
  if (by.kind === "identity" || standby.kind === "open") return standby;
  const value =
    standby.kind === "value" ? transformValue(by, standby.value) : undefined;
  return value === undefined ? { kind: "open" } : { kind: "value", value };
}

/** A copy that grows on its own. */
export function copyValue(value: Value): Value {
  return value.kind === "old" ? { ...value, steps: [...value.steps] } : value;
}

export function byHand(how: string): Value {
  return { kind: "by-hand", how };
}

/** The value as text around old keys; undefined where more than text is needed. */
export function piecesOf(
  value: Value,
  standby: Standby | undefined,
): readonly Piece[] | undefined {
  switch (value.kind) {
    case "none":
      return standby?.kind === "value" ? [String(standby.value)] : undefined;
    case "merged":
      return value.pieces;
    case "by-hand":
      return undefined;
    case "old":
      return value.steps.reduce<readonly Piece[] | undefined>(
        (pieces, step) =>
          pieces && step.kind === "template"
            ? wrap(pieces, step.template)
            : undefined,
        [{ key: value.key }],
      );
  }
}

/** The template with every `${name}` of the map replaced; undefined where it grows too long. */
export function fillTemplate(
  template: string,
  named: ReadonlyMap<string, readonly Piece[]>,
): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let done = 0;
  for (const match of template.matchAll(holes)) {
    const filling = named.get(match[1] ?? "");
    if (filling === undefined) continue;
    pieces.push(template.slice(done, match.index), ...filling);
    done = match.index + match[0].length;
    if (pieces.length > maxPieces) return undefined;
  }
  pieces.push(template.slice(done));
  return joinText(pieces);
}

/** Text with `${key}` for the value of each key. */
export function templateOf(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => (typeof piece === "string" ? piece : `\${${piece.key}}`))
    .join("");
}

/** Plain text, where no old key is in it. */
export function plainText(
  pieces: readonly Piece[] | undefined,
): Scalar | undefined {
  return pieces?.every((piece) => typeof piece === "string")
    ? pieces.join("")
    : undefined;
}

function wrap(
  pieces: readonly Piece[],
  template: string,
): readonly Piece[] | undefined {
  return fillTemplate(template, new Map([["value", pieces]]));
}

function joinText(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    if (piece === "") continue;
    const last = joined.at(-1);
    if (typeof piece === "string" && typeof last === "string")
      joined[joined.length - 1] = last + piece;
    else joined.push(piece);
  }
  return joined;
}
