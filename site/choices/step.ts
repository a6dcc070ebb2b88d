/** A step that is nothing but variants: each part of it is for some readers. */
export class VariedStep {
  readonly #opening: Element;
  readonly #variants: readonly HTMLElement[];
  readonly #reason = document.createElement("p");

  constructor(
    opening: Element,
    variants: readonly HTMLElement[],
    labels: readonly string[],
  ) {
    this.#opening = opening;
    this.#variants = variants;
    this.#reason.className = "reason";
    this.#reason.textContent = `Only for ${labels.join("; ")}`;
    this.#reason.hidden = true;
    opening.after(this.#reason);
  }

  /**
   * Where every variant is hidden, leaves the opening and whom the step is for.
   * Says whether it does.
   */
  fold(): boolean {
    const folded = this.#variants.every(({ hidden }) => hidden);
    this.#reason.hidden = !folded;
    for (const element of [this.#opening, ...this.#links]) {
      element.classList.toggle("elsewhere", folded);
    }
    return folded;
  }

  /** What leads to the step in the lists of contents. */
  get #links(): Element[] {
    const id = this.#opening.querySelector("[id]")?.id;
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
    const variants: HTMLElement[] = [];
    let next = opening.nextElementSibling;
    while (isVariant(next)) {
      variants.push(next);
      next = next.nextElementSibling;
    }
    const labels = variants.flatMap(labelOf);
    const isStep = labels.length > 0 && labels.length === variants.length;
    const isAll = next === null || isOpening(next);
    return isStep && isAll ? [new VariedStep(opening, variants, labels)] : [];
  });
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
