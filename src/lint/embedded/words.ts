import type { HereDoc, Word, WordPart } from "unbash";
import type { Range } from "../../shell/script.ts";
import { Mapping, type Mapped } from "./mapped.ts";

const IN_DOUBLE_QUOTES = /[$`"\\]/;
const IN_HEREDOC = /[$`\\]/;
const ANY = /[^]/;

/** What the command gets of a word: quotes and backslashes taken off. */
export function valueOf({ pos, end, parts }: Word, source: Mapped): Mapped {
  const mapping = new Mapping(source);
  if (parts) for (const part of parts) addPart(part, source, mapping);
  else unescape(pos, end, ANY, source, mapping);
  const value = mapping.done(end);
  const lost = lostQuote(parts ?? []);
  const kept = keptVariables(parts ?? []);
  const originOf = (at: number) => source.origins[at] ?? 0;
  return {
    ...value,
    ...(lost !== undefined && {
      lost: { start: originOf(lost), end: originOf(end) },
    }),
    ...(kept.length > 0 && {
      kept: kept.map(({ start, end }) => ({
        start: originOf(start),
        end: originOf(end),
      })),
    }),
  };
}

/** As scripts call their own; `$1`, `$set` and `$BODY$` belong to other languages. */
const VARIABLE =
  /(?<![\w$\\])\$(?:\{[A-Z][A-Z0-9_]+\}|[A-Z][A-Z0-9_]+)(?![\w$])/g;

function keptVariables(parts: readonly WordPart[]): Range[] {
  return parts
    .filter(({ type }) => type === "SingleQuoted")
    .flatMap(({ text, pos }) =>
      Array.from(text.matchAll(VARIABLE), ({ 0: variable, index }) => ({
        start: pos + index,
        end: pos + index + variable.length,
      })),
    );
}

/** `"{"name": 1}"`: where letters follow a closing quote, it was to open one. */
function lostQuote(parts: readonly WordPart[]): number | undefined {
  const index = parts.findIndex(
    ({ type, text }, at) =>
      type === "Literal" &&
      parts[at - 1]?.type === "DoubleQuoted" &&
      /^(?:\w|\\[nrt])/.test(text),
  );
  const before = parts[index - 1];
  return before && before.end - 1;
}

/** What the command reads of a heredoc. */
export function bodyOf(
  { operator, delimiter, body }: HereDoc,
  source: Mapped,
): Mapped {
  const mapping = new Mapping(source);
  const strips = operator === "<<-";
  const literal = (from: number, to: number): void => {
    for (const { start, end } of linesBetween(from, to, source.text)) {
      const first = strips ? afterTabs(start, end, source.text) : start;
      if (delimiter?.quoted) mapping.copy(first, end);
      else unescape(first, end, IN_HEREDOC, source, mapping);
    }
  };
  let at = body.pos;
  for (const part of body.parts ?? []) {
    if (part.type === "Literal") continue;
    literal(at, part.pos);
    mapping.hole(part.pos);
    at = part.end;
  }
  literal(at, body.end);
  return mapping.done(body.end);
}

function addPart(part: WordPart, source: Mapped, mapping: Mapping): void {
  const { pos, end } = part;
  switch (part.type) {
    case "SingleQuoted":
      mapping.copy(pos + 1, end - 1);
      return;
    case "DoubleQuoted":
      for (const child of part.parts)
        if (child.type === "Literal")
          unescape(child.pos, child.end, IN_DOUBLE_QUOTES, source, mapping);
        else mapping.hole(child.pos);
      return;
    case "Literal":
    case "Glob":
      unescape(pos, end, ANY, source, mapping);
      return;
    case "AnsiCQuoted":
      if (part.text.includes("\\")) mapping.hole(pos);
      else mapping.copy(pos + 2, end - 1);
      return;
    default:
      mapping.hole(pos);
  }
}

function unescape(
  start: number,
  end: number,
  escaped: RegExp,
  source: Mapped,
  mapping: Mapping,
): void {
  const { text } = source;
  if (!text.slice(start, end).includes("\\")) {
    mapping.copy(start, end);
    return;
  }
  for (let at = start; at < end; at++) {
    const next = text.charAt(at + 1);
    if (text[at] !== "\\" || at + 1 >= end) mapping.copy(at, at + 1);
    else if (next === "\n") at += 1;
    else if (escaped.test(next)) mapping.copy(at + 1, (at += 1) + 1);
    else mapping.copy(at, at + 1);
  }
}

function* linesBetween(
  from: number,
  to: number,
  text: string,
): Generator<{ start: number; end: number }> {
  for (let start = from; start < to;) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 || newline >= to ? to : newline + 1;
    yield { start, end };
    start = end;
  }
}

/** Tabs are stripped where a line starts, not behind an expansion. */
function afterTabs(start: number, end: number, text: string): number {
  if (start > 0 && text[start - 1] !== "\n") return start;
  let at = start;
  while (at < end && text[at] === "\t") at += 1;
  return at;
}
