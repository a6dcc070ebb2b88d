import type { Document, Fence } from "../markdown/document.ts";
import type {
  Item,
  Lines,
  Node,
  Outline,
  Section,
  TabNames,
  Title,
} from "./nodes.ts";
import { readDocument } from "../markdown/read.ts";
import { mayMarkTabs, tabMarks } from "../markdown/tab-marks.ts";
import { isTableAt, readTable } from "./tables.ts";

/** Deeper than any heading. */
const labelDepth = 7;
const bullet = /^(\s*)(?:[-+*]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?/;
const boldLine = /^\s*\*\*([^*]+?):?\*\*:?\s*$|^\s*__([^_]+?):?__:?\s*$/;
/** A bold word that opens a remark, not a part of the guide. */
const remark =
  /^(?:note|notes|warning|caution|important|tip|info|attention|hint|danger)$/i;
/** Lines that structure a page and say nothing. */
const empty =
  /^\s*(?:[-*_](?:\s*[-*_]){2,}\s*|:{3,}.*|<\/?[A-Za-z][^<>]*>|<!--.*-->|\{[{%].*[}%]\}|(?:>\s*)+)$|^\s*$/;

/** Parts a guide into sections, and these into nodes. */
export function readOutline(text: string): Outline {
  const document = readDocument(text);
  const lines = document.text.split(/\r\n|\n|\r/);
  const reading = new Reading(document, lines);
  const named = document.frontMatter["title"];
  const tops = document.headings.filter(({ depth }) => depth === 1);
  const title =
    typeof named === "string"
      ? named
      : tops.length === 1
        ? tops[0]?.text
        : undefined;
  return { sections: reading.sections(), title };
}

class Reading {
  readonly #document: Document;
  readonly #lines: readonly string[];
  readonly #skipped = new Set<number>();
  readonly #fences: Map<number, Fence>;

  constructor(document: Document, lines: readonly string[]) {
    this.#document = document;
    this.#lines = lines;
    this.#fences = new Map(document.fences.map((one) => [one.line, one]));
    for (const { line, endLine } of document.comments) {
      for (let at = line; at <= endLine; at++) this.#skipped.add(at);
    }
  }

  sections(): Section[] {
    const found: Section[] = [];
    const titles: Title[] = [];
    let from = this.#afterFrontMatter();
    for (const heading of [...this.#document.headings, undefined]) {
      const until = (heading?.line ?? this.#lines.length + 1) - 1;
      const nodes = this.#nodes(from, until);
      found.push({ titles: [...titles], nodes });
      if (heading === undefined) break;
      while ((titles.at(-1)?.depth ?? 0) >= heading.depth) titles.pop();
      titles.push(heading);
      from = heading.endLine + 1;
    }
    return found;
  }

  #afterFrontMatter(): number {
    if (!/^---\s*$/.test(this.#lines[0] ?? "")) return 1;
    const end = this.#lines.findIndex(
      (text, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(text),
    );
    return end < 0 ? 1 : end + 2;
  }

  #nodes(from: number, until: number): Node[] {
    const nodes: Node[] = [];
    let label: Title | undefined;
    for (let line = from; line <= until;) {
      if (this.#isEmpty(line)) {
        line++;
        continue;
      }
      const bold = this.#labelAt(line);
      if (bold) {
        label = bold;
        line++;
        continue;
      }
      const node = this.#nodeAt(line, until);
      nodes.push({
        ...node,
        tabs: this.#tabsAround(node),
        ...(label && { label }),
      });
      line = node.endLine + 1;
    }
    return nodes;
  }

  #tabsAround({ line, endLine }: Lines): TabNames[] {
    const { tabs } = this.#document;
    return tabs
      .filter((tab) => tab.line <= line && tab.endLine >= endLine)
      .map(({ label, group }) => ({
        label,
        beside: tabs
          .filter((tab) => tab.group === group)
          .map((tab) => tab.label),
      }));
  }

  #isEmpty(line: number): boolean {
    const text = this.#text(line);
    if (this.#fences.has(line)) return false;
    if (this.#skipped.has(line) || empty.test(text)) return true;
    return mayMarkTabs(text) && tabMarks(text).length > 0;
  }

  #labelAt(line: number): Title | undefined {
    const match = this.#fences.has(line)
      ? undefined
      : boldLine.exec(this.#text(line));
    const text = (match?.[1] ?? match?.[2] ?? "").trim();
    if (text === "" || remark.test(text)) return undefined;
    return { text, depth: labelDepth, line, endLine: line };
  }

  #nodeAt(line: number, until: number) {
    const fence = this.#fences.get(line);
    if (fence) {
      const endLine = Math.max(line, fence.endLine);
      return { kind: "block", line, endLine, fence } as const;
    }
    if (isTableAt(this.#lines, line)) {
      const table = readTable(this.#lines, line, until);
      return { kind: "table", line, endLine: table.endLine, table } as const;
    }
    return bullet.test(this.#text(line))
      ? this.#list(line, until)
      : this.#paragraph(line, until);
  }

  #list(line: number, until: number) {
    const items: Item[] = [];
    let endLine = line;
    for (let at = line; at <= until; at++) {
      const text = this.#text(at);
      const begins = bullet.test(text);
      if (this.#fences.has(at) || isTableAt(this.#lines, at)) break;
      if (text.trim() === "" || this.#skipped.has(at)) continue;
      // After a gap only an item, or what is indented below one, goes on.
      if (!begins && at > endLine + 1 && !/^\s/.test(text)) break;
      if (!begins && this.#isEmpty(at)) break;
      const last = items.at(-1);
      if (begins || last === undefined)
        items.push({ line: at, endLine: at, text: text.replace(bullet, "") });
      else
        items[items.length - 1] = {
          ...last,
          endLine: at,
          text: `${last.text} ${text.trim()}`,
        };
      endLine = at;
    }
    return { kind: "list", line, endLine, items } as const;
  }

  #paragraph(line: number, until: number) {
    let endLine = line;
    while (endLine < until && !this.#startsAnew(endLine + 1)) endLine++;
    const text = this.#lines
      .slice(line - 1, endLine)
      .map((one) => one.replace(/^\s*(?:>\s?)*/, "").trim())
      .join(" ");
    return { kind: "text", line, endLine, text } as const;
  }

  #startsAnew(line: number): boolean {
    const text = this.#text(line);
    return (
      this.#isEmpty(line) ||
      this.#fences.has(line) ||
      this.#labelAt(line) !== undefined ||
      /^\s*(?:[-+*]|1[.)])\s/.test(text) ||
      isTableAt(this.#lines, line)
    );
  }

  #text(line: number): string {
    return this.#lines[line - 1] ?? "";
  }
}
