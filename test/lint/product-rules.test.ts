import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { filesOf } from "../../src/lint/product/example.ts";
import { lintProduct } from "../../src/lint/product/linter.ts";
import type { ProductExample } from "../../src/lint/product/rule.ts";
import { productRules } from "../../src/lint/rules/product/index.ts";
import { readProduct } from "../../src/release/read.ts";
import type { MetadataFile } from "../../src/release/source.ts";

const folder = new URL("../../src/lint/rules/product/", import.meta.url);
const kebabCase = /^[a-z]+(-[a-z0-9]+)+$/;

test("every file of lint/rules/product is in its list, by its name", () => {
  const files = globSync("*.ts", { cwd: folder })
    .map((file) => basename(file, ".ts"))
    .filter((name) => name !== "index");
  const names = productRules.map(({ name }) => name);
  expect(names.toSorted()).toEqual(files.toSorted());
});

test.each(globSync("content/products/*/product.yaml"))(
  "says nothing of %s",
  (file) => {
    const releases = globSync(
      file.replace("product.yaml", "releases/**/*.yaml"),
    );
    const files = [file, ...releases].map((path) => ({
      file: path,
      text: readFileSync(path, "utf8"),
    }));
    expect(sayings(files)).toEqual([]);
  },
);

describe.each(productRules.map((rule) => [rule.name, rule] as const))(
  "%s",
  (_, rule) => {
    test("says in full what it is about", () => {
      expect(rule.name).toMatch(kebabCase);
      for (const text of [rule.summary, rule.why, rule.help])
        expect(text.trim()).not.toBe("");
    });

    test("has two good and two bad examples at least", () => {
      expect(rule.examples.good.length).toBeGreaterThanOrEqual(2);
      expect(rule.examples.bad.length).toBeGreaterThanOrEqual(2);
    });

    test.each(rule.examples.good.map((good, at) => [at + 1, good] as const))(
      "says nothing of good example %i",
      (_, example) => {
        expect(ofRule(rule.name, example)).toEqual([]);
      },
    );

    test.each(rule.examples.bad.map((bad, at) => [at + 1, bad] as const))(
      "says of bad example %i exactly what it promises",
      (_, example) => {
        expect(example.findings.length).toBeGreaterThan(0);
        expect(ofRule(rule.name, example)).toEqual(example.findings);
      },
    );
  },
);

function ofRule(name: string, example: ProductExample): string[] {
  return sayings(filesOf(example), name);
}

function sayings(files: readonly MetadataFile[], rule?: string): string[] {
  const [product, ...releases] = files;
  if (product === undefined) return [];
  const texts = new Map(files.map(({ file, text }) => [file, text]));
  return lintProduct(readProduct(product, releases), productRules, texts)
    .filter((finding) => rule === undefined || finding.rule === rule)
    .map(({ file, line, message, rule: by }) =>
      [`${file}:${line} ${message}`, ...(rule === undefined ? [by] : [])].join(
        " ",
      ),
    );
}
