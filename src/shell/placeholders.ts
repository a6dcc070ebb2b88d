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
  for (const { style, pattern, within, unless } of SPELLINGS) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const context = contexts[start];
      if (!isOneOf(within, context)) continue;
      const line = lineAround(text, start);
      const before = line.slice(0, start - lineStart(text, start));
      const after = line.slice(before.length + match[0].length);
      if (unless?.({ text: match[0], before, after })) continue;
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

function lineStart(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

function lineAround(text: string, at: number): string {
  const end = text.indexOf("\n", at);
  return text.slice(lineStart(text, at), end < 0 ? text.length : end);
}

/** The longer one wins, then the one listed first. */
function withoutOverlap(found: readonly Placeholder[]): Placeholder[] {
  const kept: Placeholder[] = [];
  const sorted = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  for (const placeholder of sorted)
    if (placeholder.start >= (kept.at(-1)?.end ?? 0)) kept.push(placeholder);
  return kept;
}
