import type { Names, Question } from "./address.ts";

/** The controls that ask for two versions, choices and parts. */
export class PlannerForm {
  readonly #form: HTMLFormElement;
  readonly #choices: Names["choices"];

  constructor(form: HTMLFormElement, choices: Names["choices"]) {
    this.#form = form;
    this.#choices = choices;
  }

  get names(): Names {
    return {
      choices: this.#choices,
      parts: this.#moves.map(({ dataset }) => dataset["part"] ?? ""),
    };
  }

  /** What the controls say now; who changes the question takes no old risk. */
  get question(): Question {
    const answers: [string, string][] = [];
    for (const question of this.#questions) {
      const checked = question.querySelector<HTMLInputElement>(":checked");
      if (question.hidden || !checked?.value) continue;
      answers.push([checked.name, checked.value]);
    }
    const parts = this.#moves.flatMap((move) => {
      const [from, to] = [...move.querySelectorAll("select")];
      if (!from?.value || !to?.value) return [];
      return [[move.dataset["part"] ?? "", `${from.value}..${to.value}`]];
    });
    return {
      from: this.#version("from").value,
      to: this.#version("to").value,
      answers: Object.fromEntries(answers),
      parts: Object.fromEntries(parts),
      waive: [],
    };
  }

  /** Questions that are asked and have no answer, with the ids of their choices. */
  get unanswered(): { readonly choice: string; readonly ask: string }[] {
    return this.#questions
      .filter(
        (question) =>
          !question.hidden &&
          !question.querySelector<HTMLInputElement>(":checked")?.value,
      )
      .map((question) => ({
        choice: question.dataset["choice"] ?? "",
        ask: question.querySelector("legend")?.textContent.trim() ?? "",
      }));
  }

  /** Makes the controls say what an address does. */
  show({ from, to, answers, parts }: Question): void {
    for (const [name, version] of [
      ["from", from],
      ["to", to],
    ] as const) {
      const select = this.#version(name);
      select.value = version;
      // There is no such version: nothing is chosen.
      if (select.selectedIndex === -1) select.value = "";
    }
    for (const question of this.#questions) {
      const answer = answers[question.dataset["choice"] ?? ""] ?? "";
      for (const input of question.querySelectorAll("input")) {
        input.checked = input.value === answer;
      }
    }
    for (const move of this.#moves) {
      const [from = "", to = ""] =
        parts[move.dataset["part"] ?? ""]?.split("..") ?? [];
      const [first, last] = [...move.querySelectorAll("select")];
      if (first) first.value = from;
      if (last) last.value = to;
    }
    const details = this.#form.querySelector("details");
    if (details && Object.keys(parts).length > 0) details.open = true;
    this.hideRuledOut();
  }

  /** A question that the answers to others rule out is not asked. */
  hideRuledOut(): void {
    for (const question of this.#questions) {
      const { answers } = this.question;
      const conditions = (question.dataset["for"] ?? "").split(" ");
      question.hidden = conditions.some((condition) => {
        const [choice = "", options = ""] = condition.split("=");
        const answer = answers[choice];
        return answer !== undefined && !options.split(",").includes(answer);
      });
    }
  }

  #version(name: "from" | "to"): HTMLSelectElement {
    const select = this.#form.elements.namedItem(name);
    if (select instanceof HTMLSelectElement) return select;
    throw new Error(`The planner has no select \`${name}\``);
  }

  get #questions(): HTMLFieldSetElement[] {
    return [
      ...this.#form.querySelectorAll<HTMLFieldSetElement>("[data-choice]"),
    ];
  }

  get #moves(): HTMLFieldSetElement[] {
    return [...this.#form.querySelectorAll<HTMLFieldSetElement>("[data-part]")];
  }
}
