import {
  allProductRules,
  allRules,
  type ProductRule,
  type Rule,
} from "../src/index.ts";

/** A rule on pages, or one on the facts that guides are generated from. */
export type AnyRule = Rule | ProductRule;

export const everyRule: readonly AnyRule[] = [...allRules, ...allProductRules];
