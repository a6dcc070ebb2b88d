import type { Context } from "./lexer.ts";
import type { Recognised } from "./recognise.ts";
import type { Placeholder } from "./script.ts";
import { SPELLINGS } from "./spellings.ts";

/**
 * Everything in the commands that the reader has to replace, in order and
 * without overlap. Comments are not commands. What could as well be shell
 * (a glob, a test, a template of the command's own) is left alone.
 */
export function findPlaceholders({
  text,
  contexts,
  brackets,
}: Recognised): Placeholder[] {
  const found: Placeholder[] = brackets.map((bracket) => ({
    ...bracket,
    text: text.slice(bracket.start, bracket.end),
  }));
  const closedTags = new Set(
    Array.from(text.matchAll(/<\/([A-Za-z][\w-]*)/g), ([, name = ""]) => name),
  );
  for (const { style, pattern, needs, within, unless } of SPELLINGS) {
    if (needs && !needs.test(text)) continue;
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const context = contexts[start];
      if (!isOneOf(within, context)) continue;
      const before = commandBefore(text, contexts, start);
      const after = restOfLine(text, start + match[0].length);
      if (unless?.({ text: match[0], before, after, closedTags })) continue;
      const end = start + match[0].length;
      found.push({ start, end, text: match[0], style, within: context });
    }
  }
  return withoutOverlap(found);
}

function isOneOf(
  within: readonly Placeholder["within"][],
  context: Context | undefined,
): context is Placeholder["within"] {
  return within.some((one) => one === context);
}

/** The longest command that is looked at for what it makes of its arguments. */
const LONGEST_COMMAND = 1000;

/** The command up to here, back to the separator or the line break before it. */
function commandBefore(
  text: string,
  contexts: readonly Context[],
  at: number,
): string {
  let start = at;
  const least = Math.max(0, at - LONGEST_COMMAND);
  while (start > least && !endsBefore(text, contexts, start)) start -= 1;
  return text.slice(start, at);
}

function endsBefore(
  text: string,
  contexts: readonly Context[],
  at: number,
): boolean {
  if (contexts[at - 1] !== "command") return false;
  const char = text.charAt(at - 1);
  if (char === "\n") return text.charAt(at - 2) !== "\\";
  return /[|;&(]/.test(char);
}

function restOfLine(text: string, from: number): string {
  const end = text.indexOf("\n", from);
  return text.slice(from, end < 0 ? text.length : end);
}

/** The longer one wins, then the one listed first. */
function withoutOverlap(found: readonly Placeholder[]): Placeholder[] {
  const kept: Placeholder[] = [];
  const sorted = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  for (const placeholder of sorted)
    if (placeholder.start >= (kept.at(-1)?.end ?? 0)) kept.push(placeholder);
  return kept;
}
