import { expect, test } from "vitest";
import { filesOf } from "../../src/lint/product/example.ts";
import { lintProduct } from "../../src/lint/product/linter.ts";
import type { ProductRule } from "../../src/lint/product/rule.ts";
import { allRules } from "../../src/lint/rules.ts";
import { backdatedRelease } from "../../src/lint/rules/product/backdated-release.ts";
import { brokenRevisionChain } from "../../src/lint/rules/product/broken-revision-chain.ts";
import { productRules } from "../../src/lint/rules/product/index.ts";
import { lateReplacement } from "../../src/lint/rules/product/late-replacement.ts";
import { readProduct } from "../../src/release/read.ts";
import { productOf } from "../support/history.ts";

const backdated = {
  "1.0.0": "date: 2025-06-01",
  "1.0.1": "date: 2025-01-01",
};

test("a finding spans what its line says and points to what it contradicts", () => {
  expect(lintExample(backdated, backdatedRelease)).toEqual([
    {
      rule: "backdated-release",
      severity: "error",
      tier: "metadata",
      evidence: "exact",
      file: "releases/1.0.1.yaml",
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 17,
      message:
        "Unexpected date 2025-01-01 of 1.0.1, expected 2025-06-01 or later, the date of 1.0.0",
      related: [
        {
          file: "releases/1.0.0.yaml",
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 17,
          message: "It is here",
        },
      ],
    },
  ]);
});

test("heuristic evidence makes a warning of an error", () => {
  const releases = {
    "1.2.0":
      "deprecated:\n  - { subject: mill grind, instead: mill run, insteadSince: 1.3.0 }",
  };
  expect(lintExample(releases, lateReplacement)).toMatchObject([
    { severity: "warning", evidence: "heuristic", line: 2, column: 3 },
  ]);
});

test.each([
  ["the rule, with a reason", "backdated-release -- The tag came late", 0],
  ["another rule", "choice-gap -- The tag came late", 1],
  ["the rule, without a reason", "backdated-release", 1],
])("a comment above the line that names %s", (_, comment, count) => {
  const releases = {
    ...backdated,
    "1.0.1": `# guidepost-disable-next-line ${comment}\ndate: 2025-01-01`,
  };
  expect(lintExample(releases, backdatedRelease)).toHaveLength(count);
});

test("the releases of a part are held against each other, not against the product's", () => {
  const facts = "runs: on-start, online: true, reversible: true";
  const product = productOf(
    { "1.0.0": [`migrations: [{ tool: a, range: x..y, ${facts} }]`] },
    {
      product: ["parts: { chart: { title: Chart } }"],
      parts: {
        chart: {
          "3.0.0": [`migrations: [{ tool: a, range: m..n, ${facts} }]`],
          "3.1.0": [`migrations: [{ tool: a, range: o..p, ${facts} }]`],
        },
      },
    },
  );
  const findings = lintProduct(product, [brokenRevisionChain]);
  expect(findings.map(({ file, line }) => [file, line])).toEqual([
    ["mill/releases/chart/3.1.0.yaml", 5],
  ]);
});

test("no rule on products bears the name of a rule on pages", () => {
  const pages = allRules.map(({ name }) => name);
  expect(productRules.filter(({ name }) => pages.includes(name))).toEqual([]);
});

function lintExample(
  releases: Readonly<Record<string, string>>,
  rule: ProductRule,
) {
  const [product, ...others] = filesOf({ releases });
  if (product === undefined) throw new Error("An example has a product");
  const texts = new Map(
    [product, ...others].map(({ file, text }) => [file, text]),
  );
  return lintProduct(readProduct(product, others), [rule], texts);
}
