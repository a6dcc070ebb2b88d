import { lineAt, type Span } from "./lines.ts";
import { printable } from "./printable.ts";

const widest = 110;
const before = 30;

interface Frame {
  readonly line: string;
  readonly carets: string;
}

/** A line of a text and a line of carets below what the position spans, as a terminal may show them. */
export function frame(text: string, position: Span): Frame {
  const line = lineAt(text, position.line);
  const end =
    position.endLine > position.line
      ? line.trimEnd().length
      : position.endColumn - 1;
  const left = shown(line.slice(0, position.column - 1));
  const marked = shown(line.slice(position.column - 1, end));
  const right = shown(line.slice(Math.max(end, position.column - 1)));
  return cut(
    [...left, ...marked, ...right],
    left.length,
    Math.max(1, marked.length),
  );
}

/** By character, as far as a column on the screen is one. */
function shown(text: string): string[] {
  return [...printable(text.replaceAll("\t", "  "))];
}

/** Long lines show what is around the carets. */
function cut(characters: readonly string[], at: number, length: number): Frame {
  const from = characters.length <= widest ? 0 : Math.max(0, at - before);
  const window = characters.slice(from, from + widest);
  const head = from > 0 ? "…" : "";
  const tail = from + widest < characters.length ? "…" : "";
  const room = Math.max(1, window.length - (at - from));
  const line = head + window.join("") + tail;
  const left = head + window.slice(0, at - from).join("");
  return {
    // What a CI would obey may begin on one side of the carets.
    line: printable(line),
    carets:
      " ".repeat(head.length + at - from + grownBy(left, line)) +
      "^".repeat(Math.min(length, room)),
  };
}

/** How much longer the left part of a line is printed than it is. */
function grownBy(left: string, line: string): number {
  const right = printable(line.slice(left.length));
  return printable(line).length - right.length - left.length;
}
