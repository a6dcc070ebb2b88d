import { samePiece, type Value } from "./values.ts";

/**
 * Whether two values may turn out to be the same text, whatever their unsettled
 * are. Equal pieces at both ends cancel out; the rest is compared as two
 * patterns: an unknown matches anything, a date matches digits in its shape.
 */
export function alike(a: Value, b: Value): boolean {
  const [left, right] = withoutSharedEnds(tokens(a), tokens(b));
  return intersects(left, right);
}

type Token =
  | { readonly kind: "char"; readonly char: string }
  | { readonly kind: "digit"; readonly letter: string }
  | { readonly kind: "any"; readonly piece: Value[number] };

const longest = 4_000;

function tokens(value: Value): Token[] {
  return value.flatMap((piece): Token[] => {
    if (piece.kind === "text") {
      return [...piece.text].map((char) => ({ kind: "char", char }));
    }
    if (piece.pattern === undefined) return [{ kind: "any", piece }];
    return [...piece.pattern].map((char) =>
      /[A-Z]/.test(char)
        ? { kind: "digit", letter: char }
        : { kind: "char", char },
    );
  });
}

function withoutSharedEnds(a: Token[], b: Token[]): [Token[], Token[]] {
  let start = 0;
  while (start < a.length && sameToken(a[start], b[start])) start++;
  let end = 0;
  while (
    end < Math.min(a.length, b.length) - start &&
    sameToken(a.at(-1 - end), b.at(-1 - end))
  ) {
    end++;
  }
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}

/** Two dates of one shape may differ: only characters and one unknown cancel. */
function sameToken(a: Token | undefined, b: Token | undefined): boolean {
  if (a?.kind === "char") return b?.kind === "char" && a.char === b.char;
  return a?.kind === "any" && b?.kind === "any" && samePiece(a.piece, b.piece);
}

function intersects(a: readonly Token[], b: readonly Token[]): boolean {
  if (a.length * b.length > longest * longest) return true;
  // reach[j]: the first i tokens of `a` and the first j of `b` can be one text.
  let reach = b.map(() => false);
  let first = true;
  for (let i = 0; i <= a.length; i++) {
    const row: boolean[] = [];
    const rowFirst: boolean = i === 0 || (first && a[i - 1]?.kind === "any");
    let left = rowFirst;
    for (let j = 1; j <= b.length; j++) {
      const above = i > 0 && (reach[j - 1] ?? false);
      const diagonal = i > 0 && (j === 1 ? first : (reach[j - 2] ?? false));
      // An unknown matches nothing, or takes one more of the other side.
      const loose = a[i - 1]?.kind === "any" || b[j - 1]?.kind === "any";
      const here: boolean =
        (diagonal && agree(a[i - 1], b[j - 1])) || (loose && (above || left));
      row.push(here);
      left = here;
    }
    reach = row;
    first = rowFirst;
  }
  return b.length === 0 ? first : (reach.at(-1) ?? false);
}

function agree(a: Token | undefined, b: Token | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (a.kind === "any" || b.kind === "any") return true;
  if (a.kind === "digit" && b.kind === "digit") return true;
  if (a.kind === "digit") return b.kind === "char" && fits(a.letter, b.char);
  if (b.kind === "digit") return fits(b.letter, a.char);
  return a.char === b.char;
}

/** A page that writes `YYYYMMDD` or `XXXXXXXX` means the date as well. */
function fits(letter: string, char: string): boolean {
  return /[\dXxNn_]/.test(char) || char.toUpperCase() === letter;
}
