import fc from "fast-check";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lint } from "../../src/lint/linter.ts";
import { allRules } from "../../src/lint/rules.ts";
import { forget } from "../support/forgetting.ts";
import { loadSnippets } from "../support/snippets.ts";

const documents = readFileSync(
  new URL("documents.jsonl", import.meta.url),
  "utf8",
);
const pages: string[] = [
  ...documents
    .trim()
    .split("\n")
    .map((line) => page(JSON.parse(line).blocks)),
  ...loadSnippets().map(({ script }) => page([script])),
  ...allRules.flatMap(({ examples }) => [
    ...examples.good,
    ...examples.bad.map(({ markdown }) => markdown),
  ]),
];

test("knowing less never finds more", () => {
  const property = fc.property(
    fc.constantFrom(...pages),
    fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
    (known, choices) => {
      const forgetful = known.replace(fence, (_, open, script, close) =>
        [open, forget(script, choices), close].join(""),
      );
      const before = alarms(known);
      expect(
        alarms(forgetful).filter((alarm) => !before.includes(alarm)),
      ).toEqual([]);
    },
  );
  fc.assert(property, { numRuns: 3000, seed: 1 });
});

const fence = /^([ \t]*```(?:bash|sh|shell)\b.*\n)([^]*?)(^[ \t]*```)/gm;

function page(blocks: readonly string[]): string {
  return blocks.map((block) => `\`\`\`bash\n${block}\n\`\`\`\n`).join("\n");
}

// Rules on the text alone see that a word is another one, and may say so.
const rules = allRules.filter((rule) => rule.on === "session");

/** Errors and warnings as `line rule`. */
function alarms(text: string): string[] {
  return lint(text, { file: "guide.md", rules })
    .findings.filter(({ severity }) => severity !== "info")
    .map(({ line, rule }) => `${line} ${rule}`);
}
