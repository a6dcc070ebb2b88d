import { expect, test } from "vitest";
import { lint } from "../../src/lint/linter.ts";
import { allRules } from "../../src/lint/rules.ts";

const pages = allRules
  .flatMap(({ examples }) => [
    ...examples.good,
    ...examples.bad.map(({ markdown }) => markdown),
  ])
  .filter((page) => !page.includes("\r"));

test("a page saved on Windows has the findings that it has elsewhere", () => {
  const differing = pages.filter(
    (page) => told(page) !== told(page.replaceAll("\n", "\r\n")),
  );
  expect(pages.length).toBeGreaterThan(500);
  expect(differing).toEqual([]);
});

function told(page: string): string {
  const { findings } = lint(page, { file: "guide.md" });
  return JSON.stringify(
    findings.map(({ rule, severity, message, ...place }) => {
      const { line, column, endLine, endColumn } = place;
      return [rule, severity, message, line, column, endLine, endColumn];
    }),
  );
}
