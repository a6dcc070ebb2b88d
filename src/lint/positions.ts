import type { Position } from "../markdown/document.ts";
import { positionAt } from "../markdown/positions.ts";
import type { Place } from "../session/events.ts";
import type { Block } from "./rule.ts";

/** Where in the document a place is; a position is one already. */
export function positionOf(
  place: Place | Position,
  blocks: readonly Block[],
): Position {
  if ("line" in place) return place;
  const fence = blocks[place.block]?.fence;
  if (!fence) throw new RangeError(`No block ${place.block} on this page`);
  const start = positionAt(fence, place.start);
  const end = positionAt(fence, place.end);
  return { ...start, endLine: end.line, endColumn: end.column };
}

/** Two places without a character in common still overlap where both start. */
export function overlap(one: Position, other: Position): boolean {
  return (
    (one.line === other.line && one.column === other.column) ||
    (startsBeforeEndOf(one, other) && startsBeforeEndOf(other, one))
  );
}

function startsBeforeEndOf(one: Position, other: Position): boolean {
  if (one.line !== other.endLine) return one.line < other.endLine;
  return one.column < other.endColumn;
}
