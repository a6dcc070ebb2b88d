/**
 * What a plan promises about a guide: the linter holds the guide against it.
 * An empty one belongs to a page that names no product.
 */
export interface Expectations {
  /** Variables the reader sets before the first step; `value` where we compute it. */
  readonly variables: Readonly<Record<string, { readonly value?: string }>>;
  /** The options of each choice, by its id: `{ platform: ["compose", "helm"] }`. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  readonly from?: string;
  readonly to?: string;
}

export const noExpectations: Expectations = { variables: {}, choices: {} };
