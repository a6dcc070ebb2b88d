/** What a step that is nothing but variants consists of. */
interface Parts {
  readonly opening: Element;
  /** What is said of the step as a whole. */
  readonly notes: readonly HTMLElement[];
  readonly variants: readonly HTMLElement[];
}

/** A step that is nothing but variants: each part of it is for some readers. */
export class VariedStep {
  readonly #parts: Parts;
  readonly #reason = document.createElement("p");

  constructor(parts: Parts, labels: readonly string[]) {
    this.#parts = parts;
    this.#reason.className = "reason";
    this.#reason.textContent = `Only for ${labels.join("; ")}`;
    this.#reason.hidden = true;
    parts.opening.after(this.#reason);
  }

  /**
   * Where every variant is hidden, leaves the opening and whom the step is for.
   * Says whether it does.
   */
  fold(): boolean {
    const { opening, notes, variants } = this.#parts;
    const folded = variants.every(({ hidden }) => hidden);
    this.#reason.hidden = !folded;
    for (const note of notes) note.hidden = folded;
    for (const element of [opening, ...this.#links]) {
      element.classList.toggle("elsewhere", folded);
    }
    return folded;
  }

  /** What leads to the step in the lists of contents. */
  get #links(): Element[] {
    const id = this.#parts.opening.querySelector("[id]")?.id;
    if (id === undefined) return [];
    return [...document.querySelectorAll(`nav a[href="#${CSS.escape(id)}"]`)];
  }
}

/** The parts of a guide that say in `data-for` for whom they are. */
export function variantsIn(guide: Element): HTMLElement[] {
  return [...guide.children].filter(isVariant);
}

/** The steps of a guide that are nothing but variants. */
export function variedSteps(guide: Element): VariedStep[] {
  return [...guide.children].filter(isOpening).flatMap((opening) => {
    const notes = following(opening, isNote);
    const variants = following(notes.at(-1) ?? opening, isVariant);
    const labels = variants.flatMap(labelOf);
    const isStep = labels.length > 0 && labels.length === variants.length;
    const next = variants.at(-1)?.nextElementSibling ?? null;
    const isAll = next === null || isOpening(next);
    const parts = { opening, notes, variants };
    return isStep && isAll ? [new VariedStep(parts, labels)] : [];
  });
}

/** The run of elements of one kind behind an element. */
function following(
  element: Element,
  isKind: (element: Element | null) => element is HTMLElement,
): HTMLElement[] {
  const run: HTMLElement[] = [];
  let next = element.nextElementSibling;
  while (isKind(next)) {
    run.push(next);
    next = next.nextElementSibling;
  }
  return run;
}

function isNote(element: Element | null): element is HTMLElement {
  return element instanceof HTMLElement && element.matches("blockquote");
}

function isVariant(element: Element | null): element is HTMLElement {
  return element instanceof HTMLElement && element.dataset["for"] !== undefined;
}

/** A heading, or a paragraph all in bold. */
function isOpening(element: Element): boolean {
  const isParagraph = element.matches("p");
  return (
    element.matches(".sl-heading-wrapper") || (isParagraph && isBold(element))
  );
}

/** The bold words above a variant of a step. */
function labelOf(variant: Element): string[] {
  const first = variant.firstElementChild;
  return first && isBold(first) ? [first.textContent] : [];
}

function isBold(element: Element): boolean {
  const bold = element.querySelector(":scope > strong");
  return bold !== null && bold.textContent === element.textContent;
}
