import type { Cursor } from "./cursor.ts";
import type { Fence } from "./document.ts";

/** What the scanner knows of a fence; the page adds headings and annotations. */
export type ScannedFence = Omit<Fence, "headings" | "annotations" | "language">;

const opener = /^(?:(`{3,})([^`]*)|(~{3,})(.*))$/;
/** Hugo's and Jekyll's own blocks of code; a tab that names a language is one, too. */
const shortcodes: readonly { start: RegExp; end: RegExp }[] = [
  {
    start: /^\{\{[<%]\s*highlight\s+"?(?<info>[\w+#-]+)[^{}]*[>%]\}\}\s*$/,
    end: /^\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}\s*$/,
  },
  {
    start:
      /^\{?\{\{[<%]\s*tab\s[^{}]*?\b(?:code)?lang="(?<info>[\w+#-]+)"[^{}/]*[>%]\}\}\s*$/,
    end: /^\{\{[<%]\s*\/\s*tab\s*[>%]\}\}/,
  },
  {
    start: /^\{%-?\s*highlight\s+"?(?<info>[\w+#-]+)[^{}]*%\}\s*$/,
    end: /^\{%-?\s*endhighlight\s*-?%\}\s*$/,
  },
];
/** Directives of MyST whose text is Markdown; all others hold something of their own. */
const markdownDirective =
  /^\{(?:admonition|attention|card|caution|danger|details|div|dropdown|error|grid|grid-item|grid-item-card|hint|important|note|seealso|tab-item|tab-set|tip|topic|versionadded|versionchanged|warning)\}/;
const codeDirective =
  /^\{(?:code|code-block|code-cell|prompt|sourcecode)\}\s*([\w+#-]*)/;
const directiveOption = /^\s*:[\w-]+:(?:\s|$)/;
const tabWidth = 4;

/** A fence whose end was not read yet. */
export class OpenFence {
  readonly kind = "fence";
  readonly depth: number;
  readonly #closer: RegExp;
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
    if (first === "{") return OpenFence.#ofShortcode(cursor, line, depth);
    if (first !== "`" && first !== "~") return undefined;
    const match = opener.exec(cursor.text());
    if (!match) return undefined;
    const mark = match[1] ?? match[3] ?? "";
    const info = (match[2] ?? match[4] ?? "").trim();
    return new OpenFence(cursor, {
      line,
      depth,
      info,
      end: new RegExp(`^${mark.charAt(0)}{${mark.length},}\\s*$`),
    });
  }

  static #ofShortcode(
    cursor: Cursor,
    line: number,
    depth: number,
  ): OpenFence | undefined {
    const text = cursor.text();
    for (const { start, end } of shortcodes) {
      const info = start.exec(text)?.groups?.["info"];
      if (info !== undefined)
        return new OpenFence(cursor, { line, depth, info, end });
    }
    return undefined;
  }

  private constructor(
    cursor: Cursor,
    open: {
      line: number;
      depth: number;
      info: string;
      end: RegExp;
    },
  ) {
    this.depth = open.depth;
    this.#closer = open.end;
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

  /** Its text is Markdown: what looks like a fence is an admonition or a tab. */
  get holdsMarkdown(): boolean {
    return markdownDirective.test(this.#info);
  }

  finish(closed: boolean): ScannedFence {
    const from = this.#optionLines();
    return {
      line: this.#line,
      column: this.#column,
      ...this.#end,
      info: this.#info,
      content: this.#content.slice(from).join("\n"),
      lineStarts: this.#starts.slice(from),
      closed,
    };
  }

  /** `:caption: Stop it` at the top of a directive speaks to Sphinx. */
  #optionLines(): number {
    if (!codeDirective.test(this.#info)) return 0;
    let count = 0;
    while (directiveOption.test(this.#content[count] ?? "")) count++;
    if (count > 0 && this.#content[count]?.trim() === "") count++;
    return count;
  }

  #leftBy(cursor: Cursor): boolean {
    const floor = this.#indent - (this.#indent % tabWidth);
    return !cursor.blank() && cursor.indent() < floor;
  }

  #closedBy(cursor: Cursor): boolean {
    const deepest = this.hidden ? this.#indent + 3 : 3;
    if (cursor.indent() > deepest) return false;
    return this.#closer.test(cursor.text());
  }
}

function endOf(cursor: Cursor, line: number) {
  return { endLine: line, endColumn: cursor.line.length + 1 };
}

/**
 * The language an info string names: `bash`, `bash{1,3}`, `{ #stop .bash }`,
 * `sh,ignore`, `bash:title`, `console?prompt=$`, `{code-block} bash`.
 */
export function languageOf(info: string): string {
  const bare = /^[^\s{,:?=]+/.exec(info)?.[0];
  const directive = codeDirective.exec(info)?.[1];
  return (bare ?? directive ?? classOf(info) ?? "").toLowerCase();
}

/** Of Pandoc's attributes the first class that is no instruction, of R Markdown's the first word. */
function classOf(info: string): string | undefined {
  const inside = /^\{([^{}]*)/.exec(info)?.[1];
  if (inside === undefined) return undefined;
  const classes = [...inside.matchAll(/(?<=^|\s)\.([\w+#-]+)/g)]
    .map(([, name = ""]) => name)
    .filter((name) => !/^(?:no-|line|number|copy|select)/i.test(name));
  return classes[0] ?? /^\s*([\w+#-]+)(?=[\s},]|$)/.exec(inside)?.[1];
}
