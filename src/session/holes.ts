import { type Piece, type Value, nothing, settled, text } from "./values.ts";

/**
 * Values written as plain strings, so that tool files and nested scripts can be
 * read with the means for strings: what is not known is a hole, one character
 * of Unicode's private use area, and `value` puts the pieces back.
 */
export interface Holes {
  readonly word: (value: Value) => string;
  readonly value: (word: string) => Value;
}

/** The reader's own words, and dates: they are what they look like. */
const SETTLED = { first: 0xe000, last: 0xefff };
/** Anything at all: perhaps an option. See `shell/words.ts`. */
const OPEN = { first: 0xf000, last: 0xf8ff };
const HOLE = /([\ue000-\uf8ff])/;

export function holes(): Holes {
  const pieces = new Map<string, Piece>();
  const next = { settled: SETTLED.first, open: OPEN.first };

  const hole = (piece: Piece): string => {
    for (const [char, known] of pieces) if (known === piece) return char;
    const kind = settled([piece]) ? "settled" : "open";
    const last = (kind === "settled" ? SETTLED : OPEN).last;
    const char = String.fromCharCode(Math.min(next[kind]++, last));
    pieces.set(char, piece);
    return char;
  };

  // Text with such characters of its own becomes holes too.
  const write = (piece: Piece): string =>
    piece.kind === "unknown"
      ? hole(piece)
      : HOLE.test(piece.text)
        ? piece.text
            .split(HOLE)
            .map((part) =>
              HOLE.test(part) ? hole({ kind: "text", text: part }) : part,
            )
            .join("")
        : piece.text;

  const read = (part: string): Value => {
    if (!HOLE.test(part)) return text(part);
    const piece = pieces.get(part);
    return piece ? [piece] : nothing;
  };

  return {
    word: (value) => value.map(write).join(""),
    value: (word) => word.split(HOLE).flatMap(read),
  };
}
