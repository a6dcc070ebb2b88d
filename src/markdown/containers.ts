import type { Cursor } from "./cursor.ts";

/** A block quote, or a list item whose text starts `width` columns in. */
export type Container =
  | { readonly kind: "quote" }
  | {
      readonly kind: "item";
      readonly width: number;
      /** Nothing but its mark was read yet: a blank line ends it. */
      empty: boolean;
    };

/** How many of the open containers the line belongs to; the cursor goes past their marks. */
export function continued(open: readonly Container[], cursor: Cursor): number {
  let count = 0;
  for (const container of open) {
    if (!continues(container, cursor)) break;
    count++;
  }
  return count;
}

function continues(container: Container, cursor: Cursor): boolean {
  if (container.kind === "quote") return takeQuote(cursor);
  if (cursor.blank() ? container.empty : cursor.indent() < container.width) {
    return false;
  }
  container.empty = false;
  cursor.take(container.width);
  return true;
}

/** The container that starts here, its mark taken; `interrupting` a paragraph asks for more. */
export function opened(
  cursor: Cursor,
  interrupting: boolean,
): Container | undefined {
  if (cursor.indent() >= 4) return undefined;
  if (takeQuote(cursor)) return { kind: "quote" };
  return takeItem(cursor, interrupting);
}

function takeQuote(cursor: Cursor): boolean {
  const indent = cursor.indent();
  if (indent >= 4 || cursor.line[cursor.textIndex()] !== ">") return false;
  cursor.take(indent);
  cursor.skip(1);
  cursor.take(1);
  return true;
}

const bullet = /^(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)/;
const thematicBreak = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;

export function isThematicBreak(text: string): boolean {
  return thematicBreak.test(text);
}

function takeItem(
  cursor: Cursor,
  interrupting: boolean,
): Container | undefined {
  const text = cursor.text();
  const mark = bullet.exec(text);
  if (!mark || isThematicBreak(text)) return undefined;
  const empty = text.slice(mark[0].length).trim() === "";
  const startsAtOne = mark[1] === undefined || Number(mark[1]) === 1;
  if (interrupting && (empty || !startsAtOne)) return undefined;

  const before = cursor.indent();
  cursor.take(before);
  cursor.skip(mark[0].length);
  const gap = cursor.indent();
  const padding = empty || gap > 4 ? 1 : gap;
  cursor.take(padding);
  return { kind: "item", width: before + mark[0].length + padding, empty };
}
