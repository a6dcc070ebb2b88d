import { concerns, type Answers } from "./audience.ts";
import { recall, remember } from "./memory.ts";

/** The questions above a guide: shows only the variants that the answers leave. */
export class GuideChoices extends HTMLElement {
  connectedCallback(): void {
    this.hidden = false;
    this.#select(recall(this.#product, this.#choices));
    this.#apply();
    this.addEventListener("change", () => {
      remember(this.#product, this.#choices, this.#apply());
    });
    // What stood above the target of the address may be gone now.
    if (location.hash) {
      document.getElementById(location.hash.slice(1))?.scrollIntoView();
    }
  }

  get #product(): string {
    return this.dataset["product"] ?? "";
  }

  get #questions(): HTMLFieldSetElement[] {
    return [...this.querySelectorAll("fieldset")];
  }

  get #choices(): string[] {
    return this.#questions.map(({ dataset }) => dataset["choice"] ?? "");
  }

  #select(answers: Answers): void {
    for (const input of this.querySelectorAll("input")) {
      if (answers.get(input.name) === input.value) input.checked = true;
    }
  }

  /** Shows and hides, and says what the answers were. */
  #apply(): Answers {
    const answers = this.#ask();
    const main = this.closest("main") ?? document;
    for (const variant of main.querySelectorAll<HTMLElement>(".variant")) {
      variant.hidden = !concerns(variant.dataset["for"] ?? "", answers);
    }
    for (const step of main.querySelectorAll<HTMLElement>("[data-variants]")) {
      collapse(step);
    }
    const left = main.querySelectorAll(".part.elsewhere").length;
    const status = this.querySelector("[role=status]");
    if (status) {
      status.textContent =
        left === 0 ? "All steps are shown" : `${left} steps are not for you`;
    }
    return answers;
  }

  /** A question that the answers before it rule out is not asked. */
  #ask(): Answers {
    const answers = new Map<string, string>();
    for (const question of this.#questions) {
      question.hidden = !concerns(question.dataset["for"] ?? "", answers);
      const answer = question.querySelector<HTMLInputElement>(":checked");
      if (question.hidden || !answer?.value) continue;
      answers.set(answer.name, answer.value);
    }
    return answers;
  }
}

/** Leaves the heading of a step that is only for others, with whom it is for. */
function collapse(step: HTMLElement): void {
  const variants = [...step.querySelectorAll<HTMLElement>(":scope > .variant")];
  const elsewhere =
    variants.length > 0 && variants.every(({ hidden }) => hidden);
  step.classList.toggle("elsewhere", elsewhere);
  step.querySelector(":scope > .reason")?.remove();
  if (elsewhere) step.append(reason(variants));
  for (const { id } of step.querySelectorAll("h3, h4")) {
    for (const link of document.querySelectorAll(
      `a[href="#${CSS.escape(id)}"]`,
    )) {
      link.classList.toggle("elsewhere", elsewhere);
    }
  }
}

function reason(variants: readonly HTMLElement[]): HTMLElement {
  const labels = variants.map(
    (variant) => variant.querySelector("strong")?.textContent ?? "",
  );
  const paragraph = document.createElement("p");
  paragraph.className = "reason";
  paragraph.textContent = `Only for ${labels.join("; ")}`;
  return paragraph;
}
