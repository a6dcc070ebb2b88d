import { type Piece, type Value, nothing, text } from "./values.ts";

/**
 * Values written as plain strings, so that tool files and nested scripts can be
 * read with the means for strings: what is not known is a hole, one character
 * of Unicode's private use area, and `value` puts the pieces back.
 */
export interface Holes {
  readonly word: (value: Value) => string;
  readonly value: (word: string) => Value;
}

const FIRST = 0xe000;
const LAST = 0xf8ff;
const HOLE = /([\ue000-\uf8ff])/;

export function holes(): Holes {
  const pieces: Piece[] = [];

  const hole = (piece: Piece): string => {
    const index = pieces.indexOf(piece);
    if (index >= 0) return String.fromCharCode(FIRST + index);
    if (FIRST + pieces.length > LAST) return String.fromCharCode(LAST);
    pieces.push(piece);
    return String.fromCharCode(FIRST + pieces.length - 1);
  };

  // Text with such characters of its own becomes holes too.
  const write = (piece: Piece): string =>
    piece.kind === "unknown"
      ? hole(piece)
      : piece.text
          .split(HOLE)
          .map((part) =>
            HOLE.test(part) ? hole({ kind: "text", text: part }) : part,
          )
          .join("");

  const read = (part: string): Value => {
    if (!HOLE.test(part)) return text(part);
    const piece = pieces[part.charCodeAt(0) - FIRST];
    return piece ? [piece] : nothing;
  };

  return {
    word: (value) => value.map(write).join(""),
    value: (word) => word.split(HOLE).flatMap(read),
  };
}
