import type { Plan } from "../plan/plan.ts";
import type { Product, When } from "../release/types.ts";
import { labelOf } from "./choice-label.ts";
import { cell } from "./prose.ts";

/** A question the reader has to answer first; finished table cells. */
export interface QuestionRow {
  readonly ask: string;
  readonly options: string;
}

/** The questions the reader still has to answer. */
export function openQuestions({ product, answers }: Plan): QuestionRow[] {
  return product.choices
    .filter(({ id, options }) => !(id in answers) && options.length > 1)
    .map(({ ask, options, when }) => ({
      ask: cell(askedOf(product, when, ask)),
      options: options.map(({ title }) => cell(title)).join(", "),
    }));
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
