import fc from "fast-check";
import { expect, test } from "vitest";
import { lintProduct } from "../../src/lint/product/linter.ts";
import { absentKey } from "../../src/lint/rules/product/absent-key.ts";
import { contradictedDefault } from "../../src/lint/rules/product/contradicted-default.ts";
import { presentKey } from "../../src/lint/rules/product/present-key.ts";
import type { Product } from "../../src/release/types.ts";
import { history, shuffles, type History } from "../plan/laws/histories.ts";
import { numRuns, seed, timeout } from "../plan/laws/runs.ts";
import { productOf } from "../support/history.ts";

const rules = [absentKey, presentKey, contradictedDefault];

test(
  "the rules about keys say nothing of a history that holds together",
  { timeout },
  () => {
    fc.assert(
      fc.property(fc.oneof(history, shuffles), (each) => {
        const findings = lintProduct(productWith(each), rules);
        expect(findings.map(({ message }) => message)).toEqual([]);
      }),
      { numRuns, seed },
    );
  },
);

function productWith({ releases }: History): Product {
  const empty = releases.map(({ version }) => [version, []] as const);
  const product = productOf(Object.fromEntries(empty));
  return {
    ...product,
    releases: product.releases.map((release, index) => ({
      ...release,
      config: releases[index]?.deltas ?? [],
    })),
  };
}
