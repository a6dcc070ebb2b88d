import type { Cursor } from "./cursor.ts";
import type { Comment } from "./document.ts";

/** What hides Markdown: comments, and HTML whose content is not Markdown. */
const kinds: readonly { start: RegExp; end: RegExp; comment: boolean }[] = [
  { start: /^<!--/, end: /-->/, comment: true },
  { start: /^\{\/\*/, end: /\*\/\s*\}/, comment: true },
  {
    start: /^<(?:script|pre|style|textarea)(?=[\s>]|$)/i,
    end: /<\/(?:script|pre|style|textarea)>/i,
    comment: false,
  },
];

/** A comment or raw HTML whose end was not read yet. */
export class OpenRaw {
  readonly kind = "raw";
  readonly depth: number;
  readonly #kind: (typeof kinds)[number];
  readonly #line: number;
  readonly #column: number;
  readonly #text: string[] = [];
  #end = { endLine: 0, endColumn: 0 };

  /** `undefined` where nothing of the kind starts at the cursor. */
  static at(cursor: Cursor, line: number, depth: number): OpenRaw | undefined {
    const first = cursor.line[cursor.textIndex()];
    if (first !== "<" && first !== "{") return undefined;
    const text = cursor.text();
    const kind = kinds.find(({ start }) => start.test(text));
    return (
      kind && new OpenRaw(kind, { line, depth, column: cursor.textIndex() + 1 })
    );
  }

  private constructor(
    kind: (typeof kinds)[number],
    at: { line: number; depth: number; column: number },
  ) {
    this.#kind = kind;
    this.#line = at.line;
    this.#column = at.column;
    this.depth = at.depth;
  }

  take(cursor: Cursor, line: number): "open" | "closed" {
    const rest = cursor.line.slice(cursor.index);
    const end = this.#kind.end.exec(rest);
    const taken = end ? end.index + end[0].length : rest.length;
    this.#text.push(rest.slice(0, taken));
    this.#end = { endLine: line, endColumn: cursor.index + taken + 1 };
    return end ? "closed" : "open";
  }

  finish(): Comment | undefined {
    if (!this.#kind.comment) return undefined;
    const text = this.#text
      .join("\n")
      .replace(/^\s*(?:<!--|\{\/\*)|(?:-->|\*\/\s*\})$/g, "");
    return { line: this.#line, column: this.#column, ...this.#end, text };
  }
}
