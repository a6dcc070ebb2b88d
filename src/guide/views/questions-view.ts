import type { Answers } from "../../plan/plan.ts";
import { contradiction } from "../../plan/when.ts";
import type { Choice, Option, Product, When } from "../../release/types.ts";
import { labelOf } from "../choice-label.ts";
import { cell } from "../prose.ts";

/** A question the reader has to answer first; finished table cells. */
export interface QuestionRow {
  readonly ask: string;
  readonly options: string;
}

/** The questions that decide what of some records applies, and are still open. */
export function questionsFor(
  product: Product,
  answers: Answers,
  records: unknown,
): QuestionRow[] {
  return choicesThatDecide(product, records)
    .filter(({ id, options }) => !(id in answers) && options.length > 1)
    .filter(({ when }) => contradiction(when, answers) === undefined)
    .map(({ ask, options, when }) => ({
      ask: cell(askedOf(product, when, ask)),
      options: optionsCell(options),
    }));
}

/** A question that is asked of some readers only needs the answer that makes them so. */
function choicesThatDecide({ choices }: Product, records: unknown): Choice[] {
  const named = new Set(whensOf(records).flatMap(Object.keys));
  for (const { id, when = {} } of choices.toReversed()) {
    if (named.has(id)) Object.keys(when).forEach((other) => named.add(other));
  }
  return choices.filter(({ id }) => named.has(id));
}

/** Every `when` of some records, whatever they are. */
function whensOf(value: unknown): object[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]): object[] =>
    key === "when" && typeof part === "object" && part !== null
      ? [part]
      : whensOf(part),
  );
}

/** Titles alone, or a sentence for each. */
function optionsCell(options: readonly Option[]): string {
  if (options.every(({ says }) => says === undefined))
    return options.map(({ title }) => cell(title)).join(", ");
  return options
    .map(({ title, says }) =>
      says === undefined
        ? `**${cell(title)}**.`
        : `**${cell(title)}**: ${cell(says)}.`,
    )
    .join(" ");
}

/** A question that only some readers have says so. */
function askedOf(
  product: Product,
  when: When | undefined,
  ask: string,
): string {
  const label = labelOf(product, when);
  return label === undefined ? ask : `${ask} (${label})`;
}
