import type { Call } from "./calls.ts";
import type { Block } from "./rule.ts";

/** A line of a block. */
interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Two stretches of a block of which the reader should take one. */
export interface Alternatives {
  readonly marker: Line;
  readonly before: readonly Call[];
  readonly behind: readonly Call[];
}

const either =
  /^\s*#+\s*(?:\d+[.)]\s*)?(?:or\b(?! more| not| later| newer)|alternative(?:ly)?\b|(?:option|alternative|method|variant)\s+(?:[2-9]|[b-z])\b)/i;

const comment = /^\s*#/;

/** Each comment that says "or" between commands. */
export function* alternativesOf(
  { script }: Block,
  calls: readonly Call[],
): Generator<Alternatives> {
  const lines = linesOf(script.content);
  for (const [index, marker] of lines.entries()) {
    const above = lines.slice(0, index).findLast(({ text }) => text.trim());
    // Below another comment it goes on with that one's sentence.
    if (!either.test(marker.text) || !above || comment.test(above.text))
      continue;
    const before = within(paragraphBefore(lines, index), calls);
    const behind = within(paragraphBehind(lines, index), calls);
    if (before.length === 0 || behind.length === 0) continue;
    yield { marker: trimmed(marker), before, behind };
  }
}

function trimmed({ start, end, text }: Line): Line {
  const shown = text.trimStart();
  return { start: start + text.length - shown.length, end, text: shown };
}

function linesOf(content: string): readonly Line[] {
  let start = 0;
  return content.split("\n").map((text) => {
    const line = { start, end: start + text.length, text };
    start = line.end + 1;
    return line;
  });
}

/** The lines above up to a comment or a gap. */
function paragraphBefore(
  lines: readonly Line[],
  index: number,
): readonly Line[] {
  const above = lines.slice(0, index);
  const last = above.findLastIndex(({ text }) => text.trim() !== "");
  const kept = above.slice(0, last + 1);
  const gap = kept.findLastIndex(
    ({ text }) => text.trim() === "" || comment.test(text),
  );
  return kept.slice(gap + 1);
}

/** The commands right behind the comment; a gap says that it speaks of none. */
function paragraphBehind(
  lines: readonly Line[],
  index: number,
): readonly Line[] {
  const rest = lines.slice(index + 1);
  const first = rest.findIndex(({ text }) => !comment.test(text));
  const below = first < 0 ? [] : rest.slice(first);
  const gap = below.findIndex(
    ({ text }) => text.trim() === "" || comment.test(text),
  );
  return gap < 0 ? below : below.slice(0, gap);
}

function within(
  lines: readonly Line[],
  calls: readonly Call[],
): readonly Call[] {
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || !last) return [];
  return calls.filter(
    ({ place }) => place.start >= first.start && place.start < last.end,
  );
}
