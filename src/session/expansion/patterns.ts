import { characterClasses } from "./character-classes.ts";

/**
 * Shell patterns, matched in steps that grow with text times pattern: a page
 * must not be able to hang the session. A backslash quotes the next character.
 */
export type Pattern = readonly Token[];

type Token =
  | { readonly kind: "char"; readonly char: string }
  | { readonly kind: "one" }
  | { readonly kind: "any" }
  | { readonly kind: "set"; readonly set: RegExp };

/**
 * Nothing where the pattern has more in it than `*`, `?` and plain brackets, or
 * where the answer would depend on the reader's locale.
 */
export function readPattern(pattern: string): Pattern | undefined {
  if (!isAscii(pattern)) return undefined;
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern.charAt(at);
    if (char === "\\") {
      at++;
      if (at >= pattern.length) return undefined;
      tokens.push({ kind: "char", char: pattern.charAt(at) });
    } else if (/[?*+@!]/.test(char) && pattern.charAt(at + 1) === "(") {
      return undefined;
    } else if (char === "*") {
      if (tokens.at(-1)?.kind !== "any") tokens.push({ kind: "any" });
    } else if (char === "?") {
      tokens.push({ kind: "one" });
    } else if (char === "[") {
      const bracket = readBracket(pattern, at);
      if (bracket === undefined) return undefined;
      tokens.push({ kind: "set", set: bracket.set });
      at = bracket.end;
    } else {
      tokens.push({ kind: "char", char });
    }
  }
  return tokens;
}

/** Whether the whole text matches; nothing where that is not known. */
export function matches(text: string, pattern: string): boolean | undefined {
  const tokens = readPattern(pattern);
  if (tokens === undefined || !isAscii(text)) return undefined;
  return endsOf(text, 0, tokens).includes(text.length);
}

/** Where a match that starts at `start` can end, in order. */
export function endsOf(
  text: string,
  start: number,
  pattern: Pattern,
): readonly number[] {
  let ends = new Set([start]);
  for (const token of pattern) {
    const next = new Set<number>();
    if (token.kind === "any") {
      const first = Math.min(...ends);
      for (let end = first; end <= text.length; end++) next.add(end);
    } else {
      for (const end of ends) {
        if (end < text.length && accepts(token, text.charAt(end))) {
          next.add(end + 1);
        }
      }
    }
    ends = next;
    if (ends.size === 0) return [];
  }
  return [...ends].sort((a, b) => a - b);
}

function accepts(token: Token, char: string): boolean {
  switch (token.kind) {
    case "char":
      return token.char === char;
    case "set":
      return token.set.test(char);
    case "one":
    case "any":
      return true;
  }
}

export function isAscii(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- all of ASCII is meant
  return /^[\u0000-\u007f]*$/.test(text);
}

/** Text in which no character is special to a pattern any more. */
export function quoted(text: string): string {
  return text.replace(/[^A-Za-z0-9_/]/g, "\\$&");
}

/** The text that a pattern without wildcards stands for. */
export function plainText(pattern: Pattern): string | undefined {
  let text = "";
  for (const token of pattern) {
    if (token.kind !== "char") return undefined;
    text += token.char;
  }
  return text;
}

function readBracket(
  pattern: string,
  start: number,
): { set: RegExp; end: number } | undefined {
  let at = start + 1;
  let source = "";
  const negated = /[!^]/.test(pattern.charAt(at));
  if (negated) at++;
  const first = at;
  for (; at < pattern.length; at++) {
    const char = pattern.charAt(at);
    if (char === "]" && at > first) {
      const set = new RegExp(`[${negated ? "^" : ""}${source}]`);
      return { set, end: at };
    }
    if (char === "[" && /[:.=]/.test(pattern.charAt(at + 1))) {
      const named = /^\[:(\w+):\]/.exec(pattern.slice(at));
      const set =
        named?.[1] === undefined ? undefined : characterClasses[named[1]];
      if (!named || set === undefined) return undefined;
      source += set;
      at += named[0].length - 1;
    } else if (
      pattern.charAt(at + 1) === "-" &&
      pattern.charAt(at + 2) !== "]"
    ) {
      const range = pattern.slice(at, at + 3);
      // Other ranges depend on the collation of the reader's locale.
      if (!/^(?:[0-9]-[0-9]|[a-z]-[a-z]|[A-Z]-[A-Z])$/.test(range)) {
        return undefined;
      }
      if (range.charAt(0) > range.charAt(2)) return undefined;
      source += range;
      at += 2;
    } else if (char === "\\") {
      return undefined;
    } else {
      source += char.replace(/[\\^\]-]/, "\\$&");
    }
  }
  return undefined;
}
