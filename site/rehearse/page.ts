import { element } from "../planner/inline.ts";
import {
  concerns,
  type Answers as ReaderAnswers,
} from "../choices/audience.ts";
import { CodeOnPage } from "./code.ts";
import type { Rehearsable } from "./facts.ts";
import { load, type ExampleFiles } from "./files.ts";
import { ownValues } from "./memory.ts";
import { withOwnValues } from "./own-values.ts";
import { hideRehearsal, sayAbove, showRehearsal } from "./outcomes.ts";
import { Rehearser } from "./rehearser.ts";
import { valueFields } from "./values.ts";

/** Milliseconds; who types faster waits for the rehearsal, and never for a letter. */
const pause = 60;

/** A rehearsal that follows the answers and values of its page until it ends. */
export interface PageRehearsal {
  readonly end: () => void;
}

/**
 * Rehearses the guide beside an element that names its Markdown, its facts and
 * the example files of its product. Rejects where one of them cannot be had.
 */
export async function rehearsePage(
  element: HTMLElement,
): Promise<PageRehearsal> {
  const { markdown = "", facts = "", files = "" } = element.dataset;
  const [text, rehearsable, examples] = await Promise.all([
    load(markdown),
    load(facts).then((json): Rehearsable => JSON.parse(json)),
    load(files).then((json): ExampleFiles => JSON.parse(json)),
  ]);
  const guide = element.parentElement?.querySelector(".guide");
  if (!guide) throw new Error("the page has no guide");
  const parts = { element, guide, text, rehearsable, examples };
  const rehearsal = new Rehearsing(parts);
  await rehearsal.begin();
  return rehearsal;
}

interface Parts {
  readonly element: HTMLElement;
  readonly guide: Element;
  /** The guide's Markdown, with the examples in place of values. */
  readonly text: string;
  readonly rehearsable: Rehearsable;
  readonly examples: ExampleFiles;
}

class Rehearsing implements PageRehearsal {
  readonly #parts: Parts;
  readonly #rehearser = new Rehearser();
  #code: CodeOnPage | undefined;
  readonly #choices: Element | null;
  /** What the page said before. */
  readonly #said: readonly Node[];
  #fields: readonly HTMLElement[] = [];
  #waiting = 0;
  readonly #follow = () => void this.#run();

  constructor(parts: Parts) {
    const { element, guide } = parts;
    this.#parts = parts;
    this.#choices = guide.parentElement?.querySelector("guide-choices") ?? null;
    this.#said = [...partOf(element, ".result").childNodes];
  }

  async begin(): Promise<void> {
    const { element, rehearsable } = this.#parts;
    const { product, asked } = rehearsable;
    this.#fields = valueFields(asked, ownValues.read(product), (values) => {
      ownValues.write(product, values);
      this.#code?.show(this.#own().lines);
      clearTimeout(this.#waiting);
      this.#waiting = window.setTimeout(this.#follow, pause);
    });
    partOf(element, ".values").replaceChildren(...this.#fields);
    // After the page has hidden what is not for this reader.
    this.#choices?.addEventListener("change", this.#follow);
    await this.#run();
  }

  end(): void {
    const { element, guide } = this.#parts;
    clearTimeout(this.#waiting);
    this.#choices?.removeEventListener("change", this.#follow);
    this.#rehearser.end();
    hideRehearsal(guide);
    this.#code?.restore();
    partOf(element, ".result").replaceChildren(...this.#said);
    partOf(element, ".values").replaceChildren();
    partOf(element, ".own").hidden = true;
  }

  async #run(): Promise<void> {
    try {
      await this.#rehearse();
    } catch (error) {
      const { element: own, guide } = this.#parts;
      const why = error instanceof Error ? error.message : String(error);
      hideRehearsal(guide);
      sayAbove(partOf(own, ".result"), [element("p", [why])]);
    }
  }

  async #rehearse(): Promise<void> {
    const { element, guide, text, examples } = this.#parts;
    const own = this.#own();
    const answers = answersOn(this.#choices);
    this.#askOnly(answers);
    if (!this.#code) {
      const fences = await this.#rehearser.fences(text);
      if (!fences) return;
      this.#code = new CodeOnPage(guide, fences);
    }
    const code = this.#code;
    code.show(own.lines);
    const blocks = await this.#rehearser.rehearse({
      markdown: own.text,
      expectations: own.expectations,
      answers: Object.fromEntries(answers),
      examples,
    });
    if (!blocks) return;
    const said = showRehearsal(guide, blocks, (line) => code.blockAt(line));
    sayAbove(partOf(element, ".result"), said);
  }

  /** The guide with the reader's values in it. */
  #own() {
    const { text, rehearsable } = this.#parts;
    const values = ownValues.read(rehearsable.product);
    return withOwnValues(text, rehearsable, values);
  }

  /** Hides the fields of what only others are asked for. */
  #askOnly(answers: ReaderAnswers): void {
    const { element, rehearsable } = this.#parts;
    for (const [at, { audiences }] of rehearsable.asked.entries()) {
      const field = this.#fields[at];
      if (!field) continue;
      field.hidden = !audiences.some((each) => concerns(each, answers));
    }
    const isAsked = this.#fields.some(({ hidden }) => !hidden);
    partOf(element, ".own").hidden = !isAsked;
  }
}

/** The answers that the questions above the guide have now. */
function answersOn(choices: Element | null): ReaderAnswers {
  const answers =
    choices !== null && "answers" in choices ? choices.answers : undefined;
  return answers instanceof Map ? answers : new Map();
}

function partOf(element: HTMLElement, selector: string): HTMLElement {
  const part = element.querySelector<HTMLElement>(selector);
  if (part) return part;
  throw new Error(`the rehearsal has no part \`${selector}\``);
}
