import {
  loadRehearsal,
  type Answers,
  type Circumstances,
} from "../../src/browser.ts";
import { CodeOnPage } from "./code.ts";
import type { Rehearsable } from "./facts.ts";
import { folderOf, load } from "./files.ts";
import { ownValues } from "./memory.ts";
import { hideRehearsal, showRehearsal } from "./outcomes.ts";
import { valueFields } from "./values.ts";

type Loaded = Awaited<ReturnType<typeof loadRehearsal>>;
type Values = Readonly<Record<string, string>>;

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
  const [engine, text, rehearsable, examples] = await Promise.all([
    loadRehearsal(),
    load(markdown),
    load(facts).then((json): Rehearsable => JSON.parse(json)),
    load(files).then(JSON.parse),
  ]);
  const guide = element.parentElement?.querySelector(".guide");
  if (!guide) throw new Error("the page has no guide");
  const fixture = folderOf(examples, rehearsable.expectations.from);
  const rehearsal = new Rehearsing({
    element,
    guide,
    engine,
    text,
    rehearsable,
    fixture,
  });
  rehearsal.begin();
  return rehearsal;
}

interface Parts {
  readonly element: HTMLElement;
  readonly guide: Element;
  readonly engine: Loaded;
  /** The guide's Markdown, with the examples in place of values. */
  readonly text: string;
  readonly rehearsable: Rehearsable;
  readonly fixture: Circumstances["fixture"];
}

class Rehearsing implements PageRehearsal {
  readonly #parts: Parts;
  readonly #code: CodeOnPage;
  readonly #choices: Element | null;
  /** What the page said before. */
  readonly #said: readonly Node[];
  readonly #follow = () => this.#run();

  constructor(parts: Parts) {
    const { element, guide, engine, text } = parts;
    this.#parts = parts;
    this.#code = new CodeOnPage(guide, engine.fencesOf(text));
    this.#choices = guide.parentElement?.querySelector("guide-choices") ?? null;
    this.#said = [...partOf(element, ".result").childNodes];
  }

  begin(): void {
    const { element, rehearsable } = this.#parts;
    const { product, asked } = rehearsable;
    const fields = valueFields(asked, ownValues.read(product), (values) => {
      ownValues.write(product, values);
      this.#run();
    });
    partOf(element, ".values").replaceChildren(...fields);
    partOf(element, ".own").hidden = fields.length === 0;
    // After the page has hidden what is not for this reader.
    this.#choices?.addEventListener("change", this.#follow);
    this.#run();
  }

  end(): void {
    const { element, guide } = this.#parts;
    this.#choices?.removeEventListener("change", this.#follow);
    hideRehearsal(guide);
    this.#code.restore();
    partOf(element, ".result").replaceChildren(...this.#said);
    partOf(element, ".values").replaceChildren();
    partOf(element, ".own").hidden = true;
  }

  #run(): void {
    const { element, guide, engine, text, rehearsable, fixture } = this.#parts;
    const values = ownValues.read(rehearsable.product);
    const own = withOwnValues(text, rehearsable, values, engine);
    const blocks = engine.rehearseGuide(own.text, {
      expectations: own.expectations,
      answers: answersOn(this.#choices),
      ...(fixture && { fixture }),
    });
    this.#code.show(own.lines);
    const said = showRehearsal(guide, blocks, (line) =>
      this.#code.blockAt(line),
    );
    partOf(element, ".result").replaceChildren(...said);
  }
}

/** The answers that the questions above the guide have now. */
function answersOn(choices: Element | null): Answers {
  const answers =
    choices !== null && "answers" in choices ? choices.answers : undefined;
  return answers instanceof Map ? Object.fromEntries(answers) : {};
}

/**
 * The guide with the reader's values in place of the examples, and the lines
 * that differ. A value that no line of the guide sets is the reader's own from
 * the beginning.
 */
function withOwnValues(
  text: string,
  { asked, assignments, expectations }: Rehearsable,
  values: Values,
  { assignmentOf }: Loaded,
) {
  const written = new Set(text.split("\n"));
  const lines = new Map<string, string>();
  let variables = expectations.variables;
  for (const { name, secret } of asked) {
    const value = values[name];
    if (secret || value === undefined || value === "") continue;
    const here = assignments.filter(
      (each) => each.name === name && written.has(each.line),
    );
    for (const { line } of here) lines.set(line, assignmentOf(name, value));
    if (here.length > 0) continue;
    variables = { ...variables, [name]: { ...variables[name], value } };
  }
  const own = text.split("\n").map((line) => lines.get(line) ?? line);
  return {
    text: own.join("\n"),
    lines,
    expectations: { ...expectations, variables },
  };
}

function partOf(element: HTMLElement, selector: string): HTMLElement {
  const part = element.querySelector<HTMLElement>(selector);
  if (part) return part;
  throw new Error(`the rehearsal has no part \`${selector}\``);
}
