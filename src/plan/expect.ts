import { depths } from "../release/types.ts";
import type { Plan } from "./plan.ts";

/**
 * What a plan promises about a guide: the linter holds the guide against it.
 * An empty one belongs to a page that names no product.
 */
export interface Expectations {
  /** Variables the reader sets before the first step; `value` where we compute it. */
  readonly variables: Readonly<
    Record<string, { readonly value?: string; readonly secret?: true }>
  >;
  /** The options of each choice, by its id: `{ platform: ["compose", "helm"] }`. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  readonly from?: string;
  readonly to?: string;
}

export const noExpectations: Expectations = { variables: {}, choices: {} };

/** What the guide of a plan has to keep to. */
export function expectationsFrom(plan: Plan): Expectations {
  const { product, from, to, legs } = plan;
  const variables = legs
    .flatMap((leg) => leg.variables)
    .map(({ name, kind, value }) => [
      name,
      {
        ...(kind === "computed" && legs.length === 1 && { value }),
        ...(kind === "secret" && { secret: true }),
      },
    ]);
  const choices = product.choices.map(({ id, options }) => [
    id,
    options.map((option) => option.id),
  ]);
  return {
    variables: Object.fromEntries(variables),
    choices: { ...Object.fromEntries(choices), depth: depths },
    from,
    to,
  };
}
