import type { Unknown } from "./events.ts";

/**
 * A value is a sequence of known text and unknown pieces that remember where
 * they come from. `backup-$(date +%F).sql` keeps its known parts.
 */
export type Value = readonly Piece[];

export type Piece =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "unknown";
      /**
       * Two pieces stand for the same text when they share this very object:
       * every evaluation that may give something else makes a new one.
       */
      readonly from: Unknown;
      /** What is known of it all the same: `YYYYMMDD` for a date. */
      readonly pattern?: string;
    };

export const nothing: Value = [];

export function text(known: string): Value {
  return known === "" ? nothing : [{ kind: "text", text: known }];
}

export function unknown(from: Unknown, pattern?: string): Value {
  return [
    pattern === undefined
      ? { kind: "unknown", from }
      : { kind: "unknown", from, pattern },
  ];
}

export function concat(...values: readonly Value[]): Value {
  const pieces: Piece[] = [];
  for (const value of values) append(pieces, value);
  return pieces;
}

/** Adds to a value that is still being made: to make it anew each time takes long. */
export function append(pieces: Piece[], value: Value): void {
  for (const piece of value) {
    const last = pieces.at(-1);
    if (piece.kind === "text" && last?.kind === "text") {
      const text = last.text + piece.text;
      pieces[pieces.length - 1] = { kind: "text", text };
    } else {
      pieces.push(piece);
    }
  }
}

export function join(values: readonly Value[], separator: string): Value {
  const glue = text(separator);
  return concat(
    ...values.flatMap((value, index) =>
      index === 0 ? [value] : [glue, value],
    ),
  );
}

/** The whole text, or nothing where any of it is unknown. */
export function known(value: Value): string | undefined {
  let whole = "";
  for (const piece of value) {
    if (piece.kind === "unknown") return undefined;
    whole += piece.text;
  }
  return whole;
}

/** Whether two values are the same text whatever their unknowns turn out to be. */
export function same(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  // The ends differ more often than the start: paths share their folder.
  for (let at = a.length - 1; at >= 0; at--) {
    const piece = a[at];
    if (piece && !samePiece(piece, b[at])) return false;
  }
  return true;
}

export function samePiece(a: Piece, b: Piece | undefined): boolean {
  if (b === undefined) return false;
  if (a.kind === "text") return b.kind === "text" && a.text === b.text;
  return b.kind === "unknown" && a.from === b.from;
}

/** The unknowns that values rest on; the reader's own and dates are settled. */
export function unsettled(...values: readonly Value[]): readonly Unknown[] {
  const found: Unknown[] = [];
  for (const value of values)
    for (const piece of value) {
      if (piece.kind === "text" || isSettled(piece)) continue;
      if (!found.includes(piece.from)) found.push(piece.from);
    }
  return found;
}

/** Whether the value is text or the reader's own, and rests on nothing else. */
export function settled(value: Value): boolean {
  return value.every(isSettled);
}

function isSettled(piece: Piece): boolean {
  return (
    piece.kind === "text" ||
    piece.from.reader !== undefined ||
    piece.pattern !== undefined
  );
}

/** New unknowns of the same origin: what a command made of them is not them. */
export function derived(...values: readonly Value[]): Value | undefined {
  const origin = values.flat().find((piece) => piece.kind === "unknown");
  return origin && unknown({ ...origin.from });
}

/** For messages: `backup-YYYYMMDD.sql`, `$DB_HOST-dump.sql`, `app-….sql`. */
export function show(value: Value): string {
  return value
    .map((piece) => {
      if (piece.kind === "text") return piece.text;
      if (piece.pattern !== undefined) return piece.pattern;
      return piece.from.reader === undefined ? "…" : `$${piece.from.reader}`;
    })
    .join("");
}

export function textLength(value: Value): number {
  return value.reduce(
    (sum, piece) => sum + (piece.kind === "text" ? piece.text.length : 1),
    0,
  );
}
