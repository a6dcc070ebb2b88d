import { concat, samePiece, text, type Piece, type Value } from "./values.ts";

/**
 * Whether two values may turn out to be the same text, whatever their unsettled
 * are. Equal pieces at both ends cancel out; the rest is compared as two
 * patterns: an unknown matches anything, a date matches digits in its shape.
 */
export function alike(a: Value, b: Value): boolean {
  if (startsApart(a, b) || endsApart(a, b)) return false;
  const [left, right] = withoutSharedEnds(a, b);
  return endsTell(left, right) ?? intersects(tokens(left), tokens(right));
}

/** Whether two values differ in the text at their start: nearly all do. */
export function startsApart(a: Value, b: Value): boolean {
  let at = 0;
  while (at < a.length && isSame(a[at], b[at])) at++;
  const one = a[at];
  const other = b[at];
  if (one?.kind !== "text" || other?.kind !== "text") return false;
  return !one.text.startsWith(other.text) && !other.text.startsWith(one.text);
}

function endsApart(a: Value, b: Value): boolean {
  let at = 1;
  while (at <= a.length && isSame(a[a.length - at], b[b.length - at])) at++;
  const one = a[a.length - at];
  const other = b[b.length - at];
  if (one?.kind !== "text" || other?.kind !== "text") return false;
  return !one.text.endsWith(other.text) && !other.text.endsWith(one.text);
}

function isSame(one: Piece | undefined, other: Piece | undefined): boolean {
  return one !== undefined && samePiece(one, other);
}

/** What is shared is gone: what stands at the ends now often gives the answer. */
function endsTell(a: Value, b: Value): boolean | undefined {
  const [first, last] = [a[0], a.at(-1)];
  const [start, end] = [b[0], b.at(-1)];
  if (!first || !last || !start || !end) return [...a, ...b].every(isAnything);
  if (first.kind === "text" && start.kind === "text") return false;
  if (last.kind === "text" && end.kind === "text") return false;
  // One may end with all of the other, and that one start with all of this.
  if (isAnything(first) && isAnything(end)) return true;
  if (isAnything(start) && isAnything(last)) return true;
  const one = isAnything(first) && isAnything(last);
  const other = isAnything(start) && isAnything(end);
  return one ? mayHold(a, b) : other ? mayHold(b, a) : undefined;
}

/** Whether what begins and ends with anything may be the other; dates are not told. */
function mayHold(pattern: Value, other: Value): boolean | undefined {
  // What may be anything takes in all that stands around it.
  if (other.some(isAnything)) return true;
  const [whole, more] = other;
  if (more || whole?.kind !== "text" || !pattern.every(isPlain))
    return undefined;
  let from = 0;
  for (const piece of pattern) {
    if (piece.kind !== "text") continue;
    const at = whole.text.indexOf(piece.text, from);
    if (at < 0) return false;
    from = at + piece.text.length;
  }
  return true;
}

function isPlain(piece: Piece): boolean {
  return piece.kind === "text" || isAnything(piece);
}

function isAnything(piece: Piece): boolean {
  return piece.kind === "unknown" && piece.pattern === undefined;
}

function withoutSharedEnds(a: Value, b: Value): [Value, Value] {
  const [left, right] = withoutSharedStart(a, b, (one, other) => {
    const length = Math.min(one.length, other.length);
    let at = one.startsWith(other) || other.startsWith(one) ? length : 0;
    while (at < length && one[at] === other[at]) at++;
    return [one.slice(at), other.slice(at)];
  });
  const [back, forth] = withoutSharedStart(
    left.toReversed(),
    right.toReversed(),
    (one, other) => {
      const length = Math.min(one.length, other.length);
      let at = one.endsWith(other) || other.endsWith(one) ? length : 0;
      while (at < length && one.at(-1 - at) === other.at(-1 - at)) at++;
      return [one.slice(0, one.length - at), other.slice(0, other.length - at)];
    },
  );
  return [back.toReversed(), forth.toReversed()];
}

/** Equal pieces cancel out, and what two texts share after them. */
function withoutSharedStart(
  a: Value,
  b: Value,
  split: (one: string, other: string) => readonly [string, string],
): [Value, Value] {
  let at = 0;
  for (; at < a.length; at++) {
    const piece = a[at];
    if (piece === undefined || !samePiece(piece, b[at])) break;
  }
  const one = a[at];
  const other = b[at];
  if (one?.kind !== "text" || other?.kind !== "text") {
    return [a.slice(at), b.slice(at)];
  }
  const [mine, theirs] = split(one.text, other.text);
  return [
    concat(text(mine), a.slice(at + 1)),
    concat(text(theirs), b.slice(at + 1)),
  ];
}

type Token =
  | { readonly kind: "char"; readonly char: string }
  | { readonly kind: "digit"; readonly letter: string }
  | { readonly kind: "any" };

/** Longer ones are not compared: they may be alike. */
const longest = 500;

function tokens(value: Value): Token[] {
  return value.flatMap((piece): Token[] => {
    if (piece.kind === "text") {
      return [...piece.text].map((char) => ({ kind: "char", char }));
    }
    if (piece.pattern === undefined) return [{ kind: "any" }];
    return [...piece.pattern].map((char) =>
      /[A-Z]/.test(char)
        ? { kind: "digit", letter: char }
        : { kind: "char", char },
    );
  });
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
