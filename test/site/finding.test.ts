import { expect, test } from "vitest";
import { readFinding } from "../../site/finding.ts";

const shown = `# product.yaml
surfaces:
  env: { title: Environment }

# releases/1.0.1.yaml
config:
  - { op: removed, key: env/SIEVE }`;

test("a finding of a page names line and column", () => {
  expect(readFinding("3:12 Unexpected <a>: b", "")).toEqual({
    place: "Line 3, column 12",
    line: 3,
    message: "Unexpected <a>: b",
  });
});

test("a finding of a file is on its line below the name of the file", () => {
  const finding = readFinding("releases/1.0.1.yaml:2 Unexpected `x`", shown);
  expect(finding.place).toBe("releases/1.0.1.yaml, line 2");
  expect(shown.split("\n")[(finding.line ?? 0) - 1]).toContain("env/SIEVE");
});

test("a line that the example leaves out is no line of what is shown", () => {
  expect(readFinding("product.yaml:7 Unexpected", shown).line).toBeUndefined();
  expect(readFinding("releases/2.yaml:1 Un", shown).line).toBeUndefined();
});
