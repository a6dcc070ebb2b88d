import { tokenAt, type Token, type TokenKinds } from "./query.ts";

const SIGN =
  /\?\/\/|\.\.|\/\/=|\|=|\+=|-=|\*=|\/=|%=|==|!=|<=|>=|\/\/|[.[\](){}|,:;=<>+\-*/%?]/y;
const KINDS: TokenKinds = [
  ["number", /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y],
  ["field", /\.[A-Za-z_]\w*/y],
  ["variable", /\$(?:__loc__|[A-Za-z_]\w*(?:::\w+)*)/y],
  ["format", /@[A-Za-z]\w*/y],
  ["name", /[A-Za-z_]\w*(?:::[A-Za-z_]\w*)*/y],
  ["sign", SIGN],
];
const BLANK = /(?:[ \t\r\n]|#[^\n]*(?:\n|$))+/y;

/**
 * The words of a program. A string is its start, then for each `\(` in it an
 * `interpolation`, the words of that, `)` and the rest of the string.
 */
export function jqTokens(text: string): Token[] {
  const tokens: Token[] = [];
  /** How many parentheses are open in each interpolation. */
  const open: number[] = [];
  let at = 0;
  while (at < text.length) {
    BLANK.lastIndex = at;
    at += BLANK.exec(text)?.[0].length ?? 0;
    if (at >= text.length) break;
    const char = text.charAt(at);
    if (char === '"') at = string(text, at, "string", tokens, open);
    else {
      const token = tokenAt(KINDS, text, at);
      tokens.push(token);
      at = token.end;
      const depth = open.length - 1;
      if (depth < 0) continue;
      if (char === "(") open[depth] = (open[depth] ?? 0) + 1;
      if (char === ")") open[depth] = (open[depth] ?? 0) - 1;
      if (open[depth] !== 0) continue;
      open.pop();
      at = string(text, at, "string-rest", tokens, open);
    }
  }
  return tokens;
}

/** Reads up to the closing quote or into an interpolation; hands back where to go on. */
function string(
  text: string,
  start: number,
  kind: "string" | "string-rest",
  tokens: Token[],
  open: number[],
): number {
  let at = kind === "string" ? start + 1 : start;
  for (; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '"') {
      tokens.push({ kind, text: '"', start, end: at + 1 });
      return at + 1;
    }
    if (char !== "\\") continue;
    if (text[at + 1] === "(") {
      tokens.push({ kind, text: '"', start, end: at });
      tokens.push({
        kind: "interpolation",
        text: "\\(",
        start: at,
        end: at + 2,
      });
      open.push(1);
      return at + 2;
    }
    at += 1;
  }
  tokens.push({
    kind: "open",
    text: '"',
    start,
    end: Math.min(start + 1, text.length),
  });
  return text.length;
}
