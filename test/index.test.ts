import { expect, test } from "vitest";
import { lint, noExpectations, readDocument, reporters } from "../src/index.ts";

test("a program lints a text without touching the disk", () => {
  const text = "# Guide\n\n```bash\nmill up\n";
  const { findings, coverage, rehearsal } = lint(text, {
    file: "guide.md",
    expectations: noExpectations,
  });
  expect(findings.map(({ rule }) => rule)).toContain("unclosed-fence");
  expect(coverage.blocks).toBe(readDocument(text).fences.length);
  expect(rehearsal.statements).toHaveLength(1);
  expect(reporters.map(({ name }) => name)).toContain("json");
});
