import { element } from "../planner/inline.ts";
import type { Fenced } from "./rehearser.ts";

/** A line of a block as it was written. */
interface WrittenLine {
  readonly block: Element;
  readonly code: Element;
  readonly text: string;
  readonly nodes: readonly Node[];
}

/** The copy button of a block keeps its text with these between the lines. */
const betweenLines = "\u007f";

/** The blocks of a guide on its page, by their lines in its Markdown. */
export class CodeOnPage {
  readonly #blocks = new Map<number, HTMLElement>();
  readonly #lines: readonly WrittenLine[];
  /** What stands in the place of a line. */
  readonly #instead = new Map<WrittenLine, string | undefined>();

  constructor(guide: Element, fences: readonly Fenced[]) {
    const waiting = [
      ...guide.querySelectorAll<HTMLElement>(".expressive-code"),
    ].map((block) => ({ block, text: textOf(block) }));
    for (const { line, content } of fences) {
      const at = waiting.findIndex(({ text }) => text === content.trimEnd());
      const [found] = at === -1 ? [] : waiting.splice(0, at + 1).slice(-1);
      if (found) this.#blocks.set(line, found.block);
    }
    this.#lines = [...this.#blocks.values()].flatMap(linesOf);
  }

  /** The last element that belongs to a block: its code, and what is said of it. */
  blockAt(line: number): Element | undefined {
    const block = this.#blocks.get(line);
    const next = block?.nextElementSibling;
    return next?.matches(".rehearsed") ? next : block;
  }

  /** Shows other lines in place of some, in the page and to who copies them. */
  show(instead: ReadonlyMap<string, string>): void {
    for (const line of this.#lines) {
      const own = instead.get(line.text);
      if (own === this.#instead.get(line)) continue;
      this.#instead.set(line, own);
      const { code, nodes, block } = line;
      code.replaceChildren(...(own === undefined ? nodes : marked(own)));
      const button = block.querySelector<HTMLElement>("button[data-code]");
      if (!button) continue;
      button.dataset["code"] = textOf(block).replaceAll("\n", betweenLines);
    }
  }

  restore(): void {
    this.show(new Map());
  }
}

function linesOf(block: Element): WrittenLine[] {
  return [...block.querySelectorAll(".ec-line .code")].map((code) => ({
    block,
    code,
    text: code.textContent,
    nodes: [...code.childNodes],
  }));
}

/** What is the reader's own stands out. */
function marked(line: string): (Node | string)[] {
  const [, name = "", value = ""] = /^([^=]*=)(.*)$/s.exec(line) ?? [];
  return [name, element("mark", [value])];
}

/** An empty line holds the end of itself. */
function textOf(block: Element): string {
  return [...block.querySelectorAll(".ec-line .code")]
    .map(({ textContent }) => textContent.replace(/\n$/, ""))
    .join("\n")
    .trimEnd();
}
