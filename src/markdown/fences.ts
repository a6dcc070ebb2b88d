import type { Cursor } from "./cursor.ts";
import type { Fence } from "./document.ts";

/** What the scanner knows of a fence; the page adds headings and annotations. */
export type ScannedFence = Omit<Fence, "headings" | "annotations" | "language">;

const opener = /^(?:(`{3,})([^`]*)|(~{3,})(.*))$/;
const tabWidth = 4;

/** A fence whose end was not read yet. */
export class OpenFence {
  readonly kind = "fence";
  readonly depth: number;
  readonly #mark: string;
  readonly #info: string;
  readonly #indent: number;
  readonly #line: number;
  readonly #column: number;
  readonly #content: string[] = [];
  readonly #starts: { line: number; column: number }[] = [];
  #end: { endLine: number; endColumn: number };

  /** `undefined` where no fence starts at the cursor. */
  static at(
    cursor: Cursor,
    line: number,
    depth: number,
  ): OpenFence | undefined {
    const first = cursor.line[cursor.textIndex()];
    if (first !== "`" && first !== "~") return undefined;
    const match = opener.exec(cursor.text());
    if (!match) return undefined;
    const mark = match[1] ?? match[3] ?? "";
    const info = (match[2] ?? match[4] ?? "").trim();
    return new OpenFence(cursor, { line, depth, mark, info });
  }

  private constructor(
    cursor: Cursor,
    open: { line: number; depth: number; mark: string; info: string },
  ) {
    this.depth = open.depth;
    this.#mark = open.mark;
    this.#info = open.info;
    this.#indent = cursor.indent();
    this.#line = open.line;
    this.#column = cursor.textIndex() + 1;
    this.#end = endOf(cursor, open.line);
  }

  /**
   * CommonMark reads this depth as indented code; tabs and admonitions of MkDocs
   * and components of MDX put fences there all the same. One without an end is
   * indented code that shows a fence.
   */
  get hidden(): boolean {
    return this.#indent >= tabWidth;
  }

  /** Takes the line; says what became of the fence. */
  take(cursor: Cursor, line: number): "open" | "closed" | "left" {
    if (this.hidden && this.#leftBy(cursor)) return "left";
    this.#end = endOf(cursor, line);
    if (this.#closedBy(cursor)) return "closed";
    cursor.take(this.#indent);
    this.#starts.push({ line, column: cursor.index + 1 - cursor.spare });
    this.#content.push(
      " ".repeat(cursor.spare) + cursor.line.slice(cursor.index),
    );
    return "open";
  }

  finish(closed: boolean): ScannedFence {
    return {
      line: this.#line,
      column: this.#column,
      ...this.#end,
      info: this.#info,
      content: this.#content.join("\n"),
      lineStarts: this.#starts,
      closed,
    };
  }

  #leftBy(cursor: Cursor): boolean {
    const floor = this.#indent - (this.#indent % tabWidth);
    return !cursor.blank() && cursor.indent() < floor;
  }

  #closedBy(cursor: Cursor): boolean {
    const deepest = this.hidden ? this.#indent + 3 : 3;
    if (cursor.indent() > deepest) return false;
    const text = cursor.text().trimEnd();
    return (
      text.length >= this.#mark.length &&
      text === this.#mark.charAt(0).repeat(text.length)
    );
  }
}

function endOf(cursor: Cursor, line: number) {
  return { endLine: line, endColumn: cursor.line.length + 1 };
}

/**
 * The language an info string names: `bash`, `bash{1,3}`, `{ .bash .no-copy }`,
 * `sh,ignore`, `bash:title`.
 */
export function languageOf(info: string): string {
  const bare = /^[^\s{,:]+/.exec(info)?.[0];
  const inBraces = /^\{\s*\.?([\w+#-]+)(?=[\s},])/.exec(info)?.[1];
  return (bare ?? inBraces ?? "").toLowerCase();
}
