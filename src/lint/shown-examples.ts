import { shownExample } from "./product-example.ts";
import type { ProductRule } from "./product-rule.ts";
import type { Rule } from "./rule.ts";

/** The examples of a rule as a reader sees them. */
export interface ShownExamples {
  readonly good: readonly string[];
  readonly bad: readonly {
    readonly text: string;
    /** As `line:column message`, or `file:line message` for a product. */
    readonly findings: readonly string[];
  }[];
}

/** Pages and products, both as text. */
export function shownExamples(rule: Rule | ProductRule): ShownExamples {
  if (rule.on === "product") {
    const { good, bad } = rule.examples;
    return {
      good: good.map(shownExample),
      bad: bad.map((example) => ({
        text: shownExample(example),
        findings: example.findings,
      })),
    };
  }
  const { good, bad } = rule.examples;
  return {
    good,
    bad: bad.map(({ markdown, findings }) => ({ text: markdown, findings })),
  };
}
