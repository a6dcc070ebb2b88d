import { slugOf } from "../../src/browser.ts";
import { element, inlineNodes } from "./inline.ts";

/** Makes the element of a fenced block. */
export type BlockMaker = (block: {
  readonly info: string;
  readonly body: string;
  /** 1-based, where its fence begins. */
  readonly line: number;
}) => HTMLElement;

/**
 * Nodes of the Markdown that guides are made of: headings, paragraphs, lists,
 * quotes, tables, fences, and parts with a `data-for` or that unfold. All else
 * is text. A library that reads all of Markdown would be the largest thing on
 * the page.
 */
export function guideNodes(markdown: string, block: BlockMaker): Node[] {
  return new Reader(markdown.split("\n"), block).read();
}

class Reader {
  readonly #lines: readonly string[];
  readonly #block: BlockMaker;
  readonly #slugs = new Map<string, number>();
  #at = 0;

  constructor(lines: readonly string[], block: BlockMaker) {
    this.#lines = lines;
    this.#block = block;
  }

  /** Everything up to the line that closes what is open. */
  read(close?: string): Node[] {
    const nodes: Node[] = [];
    while (this.#at < this.#lines.length) {
      const line = this.#line;
      if (line === close) {
        this.#at += 1;
        break;
      }
      if (line.trim() === "") this.#at += 1;
      else nodes.push(this.#next(line));
    }
    return nodes;
  }

  get #line(): string {
    return this.#lines[this.#at] ?? "";
  }

  #next(line: string): Node {
    const heading = /^(#{1,6}) +(.*)$/.exec(line);
    if (heading) return this.#heading(heading[1] ?? "", heading[2] ?? "");
    const fence = /^(`{3,})([^`]*)$/.exec(line);
    if (fence) return this.#fence(fence[1] ?? "", fence[2] ?? "");
    const part = /^<div data-(for|choices)(?:="([^"<>]*)")?>$/.exec(line);
    if (part) return this.#part(part[1] ?? "", part[2] ?? "");
    if (line === "<details>") return this.#details();
    if (/^\|.*\|$/.test(line)) return this.#table();
    if (line.startsWith(">")) return this.#quote();
    if (/^(?:-|\d+\.) /.test(line)) return this.#list();
    return element("p", inlineNodes(this.#paragraph()));
  }

  #heading(marks: string, text: string): Node {
    this.#at += 1;
    const made = document.createElement(`h${marks.length}`);
    made.append(...inlineNodes(text));
    made.id = this.#slug(made.textContent);
    return made;
  }

  /** As the guide's own page names its headings. */
  #slug(text: string): string {
    const slug = slugOf(text);
    const count = this.#slugs.get(slug) ?? 0;
    this.#slugs.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  }

  #fence(marks: string, info: string): Node {
    const from = this.#at + 1;
    const end = this.#lines.indexOf(marks, from);
    const to = end === -1 ? this.#lines.length : end;
    this.#at = to + 1;
    const body = this.#lines.slice(from, to).join("\n");
    return this.#block({ info: info.trim(), body, line: from });
  }

  #part(kind: string, audience: string): Node {
    this.#at += 1;
    const made = element("div", this.read("</div>"));
    made.dataset[kind] = audience;
    return made;
  }

  #details(): Node {
    this.#at += 1;
    const [, summary] = /^<summary>(.*)<\/summary>$/.exec(this.#line) ?? [];
    if (summary !== undefined) this.#at += 1;
    const title = element("summary", inlineNodes(summary ?? ""));
    return element("details", [title, ...this.read("</details>")]);
  }

  #table(): Node {
    const rows = this.#while((line) => line.startsWith("|")).map(cellsOf);
    const [head = [], , ...body] = rows;
    const row = (cells: readonly string[], name: "th" | "td") =>
      element(
        "tr",
        cells.map((cell, column) => {
          const made = element(name, inlineNodes(cell));
          if (name === "td") made.dataset["label"] = head[column] ?? "";
          return made;
        }),
      );
    const table = element("table", [
      element("thead", [row(head, "th")]),
      element(
        "tbody",
        body.map((cells) => row(cells, "td")),
      ),
    ]);
    // A wide one scrolls within itself.
    table.tabIndex = 0;
    if (head.length >= 4) table.className = "stacks";
    return table;
  }

  #quote(): Node {
    const lines = this.#while((line) => line.startsWith(">"));
    const inner = lines.map((line) => line.replace(/^> ?/, ""));
    return element("blockquote", new Reader(inner, this.#block).read());
  }

  #list(): Node {
    const ordered = /^\d/.test(this.#line);
    const mark = ordered ? /^\d+\. +/ : /^- +/;
    const items: Node[] = [];
    while (mark.test(this.#line)) {
      const first = this.#line.replace(mark, "");
      this.#at += 1;
      const more = this.#while((line) => /^ {2,}\S/.test(line));
      const inner = more.map((line) => line.replace(/^ {2,3}/, ""));
      const nested = new Reader(inner, this.#block).read();
      items.push(element("li", [...inlineNodes(first), ...nested]));
    }
    return element(ordered ? "ol" : "ul", items);
  }

  #paragraph(): string {
    const first = this.#line;
    this.#at += 1;
    const more = this.#while((line) => line !== "" && !/^[`#>|<-]/.test(line));
    return [first, ...more].join(" ");
  }

  #while(isIn: (line: string) => boolean): string[] {
    const from = this.#at;
    while (this.#at < this.#lines.length && isIn(this.#line)) this.#at += 1;
    return this.#lines.slice(from, this.#at);
  }
}

/** A bar that is escaped is none. */
function cellsOf(row: string): string[] {
  return row
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll("\\|", "|"));
}
