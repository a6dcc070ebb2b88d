import type { Product, Sourced } from "../../release/types.ts";
import type { Evidence, Severity } from "../finding.ts";

/** A field of a record of the metadata: where a problem is shown. */
export interface Field {
  readonly at: Sourced;
  /** As it is written in the file; the record's first line without it. */
  readonly field?: string;
  /** Which line of the field's text, from 0: a command within `run`. */
  readonly offset?: number;
}

/** What a product rule yields. The linter adds the rest. */
export interface ProductProblem extends Field {
  /** One line: "Unexpected X, expected Y"; values in backticks; no full stop. */
  readonly message: string;
  readonly evidence?: Evidence;
  readonly related?: readonly (Field & { readonly message: string })[];
}

/**
 * A small product: the lines that matter. What the schemas ask for beside them
 * is added below, so that the lines keep their numbers.
 */
export interface ProductExample {
  readonly product?: string;
  /** Version to the lines of its file. */
  readonly releases?: Readonly<Record<string, string>>;
}

/** Metadata that a rule finds something in. */
export interface BadProductExample extends ProductExample {
  /** Each finding as `file:line message`. */
  readonly findings: readonly string[];
}

/** One file of `lint/rules/product` is one of these; it is the rule's page and its test. */
export interface ProductRule {
  /** The problem as a noun phrase, so that "allow <name>" reads as English. */
  readonly name: string;
  readonly on: "product";
  readonly tier: "metadata";
  /** The ceiling: heuristic evidence lowers it. */
  readonly severity: Severity;
  readonly summary: string;
  /** What the person who follows the guide loses. */
  readonly why: string;
  /** The author's next step. */
  readonly help: string;
  readonly examples: {
    readonly good: readonly ProductExample[];
    readonly bad: readonly BadProductExample[];
  };
  readonly check: (product: Product) => Iterable<ProductProblem>;
}
