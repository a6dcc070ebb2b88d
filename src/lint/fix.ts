import type { Position } from "../markdown/document.ts";
import type { Finding, Problem, Replacement } from "./finding.ts";
import { positionOf } from "./positions.ts";
import type { Page } from "./rule.ts";

type Fix = NonNullable<Finding["fix"]>;

/** A stretch of the text and what to write there. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A problem's fix at its place in the document; none where any of it is in doubt. */
export function certainFix(
  { fix = [], evidence = "exact" }: Problem,
  page: Page,
): Fix | undefined {
  if (fix.length === 0 || evidence !== "exact") return undefined;
  const lines = linesOf(page.document.text);
  const isCertain = fix.every((part) => isAsRead(part, page, lines));
  if (!isCertain) return undefined;
  return fix.map(({ place, text }) => {
    const { line, column, endLine, endColumn } = positionOf(place, page.blocks);
    return { line, column, endLine, endColumn, text };
  });
}

/** Tabs and containers may leave a block's text apart from the document's. */
function isAsRead(
  { place }: Replacement,
  { blocks }: Page,
  lines: readonly Line[],
): boolean {
  const position = positionOf(place, blocks);
  if (position.line !== position.endLine) return false;
  if ("line" in place) return true;
  const { text = "" } = lines[position.line - 1] ?? {};
  const there = text.slice(position.column - 1, position.endColumn - 1);
  const read = blocks[place.block]?.script.content;
  return there === read?.slice(place.start, place.end);
}

/**
 * The text with what is certain put right, and how many findings that settled.
 * Where two fixes overlap the first is taken; another round finds the next.
 */
export function applyFixes(
  text: string,
  findings: readonly Finding[],
): { readonly text: string; readonly settled: number } {
  const mark = text.startsWith("\uFEFF") ? 1 : 0;
  const lines = linesOf(text.slice(mark));
  const taken: Edit[] = [];
  let settled = 0;
  for (const { fix } of findings) {
    if (!fix) continue;
    const edits = fix.map((part) => editOf(part, lines, mark));
    if (edits.some((edit) => taken.some((other) => touch(edit, other))))
      continue;
    taken.push(...edits);
    settled++;
  }
  const last = taken.toSorted((a, b) => b.start - a.start);
  return {
    text: last.reduce(
      (whole, { start, end, text }) =>
        whole.slice(0, start) + text + whole.slice(end),
      text,
    ),
    settled,
  };
}

interface Line {
  readonly start: number;
  readonly text: string;
}

/** With the document's own line ends, whatever they are. */
function linesOf(text: string): Line[] {
  let start = 0;
  return text.split(/(\r\n|\n|\r)/).flatMap((part, at) => {
    const line = { start, text: part };
    start += part.length;
    return at % 2 === 0 ? [line] : [];
  });
}

function editOf(
  { line, column, endLine, endColumn, text }: Position & { text: string },
  lines: readonly Line[],
  mark: number,
): Edit {
  return {
    start: mark + (lines[line - 1]?.start ?? 0) + column - 1,
    end: mark + (lines[endLine - 1]?.start ?? 0) + endColumn - 1,
    text,
  };
}

function touch(one: Edit, other: Edit): boolean {
  return one.start <= other.end && other.start <= one.end;
}
