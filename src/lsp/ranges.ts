import type { Position as Point, Range } from "vscode-languageserver";
import type { Position } from "../markdown/document.ts";

/** Editors may send the mark that some files start with; nothing of ours counts it. */
const byteOrderMark = "\uFEFF";

/**
 * Where a position of ours lies in the text as the editor has it. Both count
 * UTF-16 units; ours start with 1, the editor's with 0.
 */
export function rangeOf(
  { line, column, endLine, endColumn }: Position,
  text: string,
): Range {
  const start = pointOf(line, column, text);
  const end = pointOf(endLine, endColumn, text);
  return { start, end: isBefore(end, start) ? start : end };
}

function pointOf(line: number, column: number, text: string): Point {
  const mark = line === 1 && text.startsWith(byteOrderMark) ? 1 : 0;
  return {
    line: Math.max(line - 1, 0),
    character: Math.max(column - 1, 0) + mark,
  };
}

/** Whether two ranges share a character, or touch. */
export function touches(one: Range, other: Range): boolean {
  return !isBefore(one.end, other.start) && !isBefore(other.end, one.start);
}

export function holds({ start, end }: Range, point: Point): boolean {
  return !isBefore(point, start) && !isBefore(end, point);
}

function isBefore(one: Point, other: Point): boolean {
  return (
    one.line < other.line ||
    (one.line === other.line && one.character < other.character)
  );
}
