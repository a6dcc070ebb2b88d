import { concerns, none, type Answers } from "./audience.ts";
import { recall, remember, withAnswers } from "./memory.ts";
import { variantsIn, variedSteps, type VariedStep } from "./step.ts";

/** The questions above a guide: shows only the variants that the answers leave. */
export class GuideChoices extends HTMLElement {
  #variants: readonly HTMLElement[] = [];
  #steps: readonly VariedStep[] = [];

  connectedCallback(): void {
    const guide = this.parentElement?.querySelector(".guide");
    if (!guide) return;
    this.#variants = variantsIn(guide);
    this.#steps = variedSteps(guide);
    this.#select(recall(this.#product, this.#choices));
    this.#pass(this.#apply());
    this.addEventListener("change", () => {
      const answers = this.#apply();
      remember(this.#product, this.#choices, answers);
      this.#pass(answers);
    });
    // What stood above the target of the address may be gone now.
    if (location.hash) {
      document.getElementById(location.hash.slice(1))?.scrollIntoView();
    }
  }

  /** Of the moment; a question that is not asked is answered by `""`. */
  get answers(): Answers {
    return this.#ask();
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
    for (const variant of this.#variants) {
      variant.hidden = !concerns(variant.dataset["for"] ?? "", answers);
    }
    const left = this.#steps.filter((step) => step.fold()).length;
    const status = this.querySelector("[role=status]");
    if (status) {
      status.textContent =
        left === 0 ? "All steps are shown" : `${left} steps are not for you`;
    }
    return answers;
  }

  /** The planner need not ask again. */
  #pass(answers: Answers): void {
    const links =
      this.parentElement?.querySelectorAll<HTMLAnchorElement>("a[data-plan]");
    for (const link of links ?? []) {
      const address = new URL(link.href);
      address.search = withAnswers(address.search, this.#choices, answers);
      link.href = address.href;
    }
  }

  /** A question that the answers before it rule out is not asked: no option is for the reader. */
  #ask(): Answers {
    const answers = new Map<string, string>();
    for (const question of this.#questions) {
      question.hidden = !concerns(question.dataset["for"] ?? "", answers);
      const answer = question.querySelector<HTMLInputElement>(":checked");
      if (question.hidden) answers.set(question.dataset["choice"] ?? "", none);
      else if (answer?.value) answers.set(answer.name, answer.value);
    }
    return answers;
  }
}
