import type { Fence } from "./document.ts";

/** The document's line and column of an offset into a fence's content. */
export function positionAt(
  fence: Fence,
  offset: number,
): { readonly line: number; readonly column: number } {
  const starts = startsOf(fence);
  const at = lineAt(offset, starts);
  const start = fence.lineStarts[at];
  if (!start) return { line: fence.line, column: fence.column };
  const into = Math.min(offset, fence.content.length) - (starts[at] ?? 0);
  // Half a tab before the first character stands for columns left of it.
  return { line: start.line, column: Math.max(1, start.column + into) };
}

const startsByFence = new WeakMap<Fence, readonly number[]>();

/** Where the lines of a fence start: thousands of findings ask. */
function startsOf(fence: Fence): readonly number[] {
  const known = startsByFence.get(fence);
  if (known) return known;
  const starts = [0];
  const { content } = fence;
  for (
    let at = content.indexOf("\n");
    at >= 0;
    at = content.indexOf("\n", at + 1)
  )
    starts.push(at + 1);
  startsByFence.set(fence, starts);
  return starts;
}

/** The index of the line that an offset is in. */
function lineAt(offset: number, starts: readonly number[]): number {
  let [from, to] = [0, starts.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((starts[middle] ?? 0) <= offset) from = middle + 1;
    else to = middle;
  }
  return Math.max(0, from - 1);
}
