import type { Fence } from "./document.ts";

/** The document's line and column of an offset into a fence's content. */
export function positionAt(
  fence: Fence,
  offset: number,
): { readonly line: number; readonly column: number } {
  const before = fence.content.slice(0, offset).split("\n");
  const start = fence.lineStarts[before.length - 1];
  if (!start) return { line: fence.line, column: fence.column };
  const into = before.at(-1)?.length ?? 0;
  // Half a tab before the first character stands for columns left of it.
  return { line: start.line, column: Math.max(1, start.column + into) };
}
