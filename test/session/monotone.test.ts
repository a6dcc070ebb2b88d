import fc from "fast-check";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lint } from "../../src/lint/linter.ts";
import { forget } from "../support/forgetting.ts";
import { loadSnippets } from "../support/snippets.ts";

const documents: string[][] = [
  ...readFileSync(new URL("documents.jsonl", import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).blocks),
  ...loadSnippets().map(({ script }) => [script]),
];

test("knowing less never finds more", () => {
  const property = fc.property(
    fc.constantFrom(...documents),
    fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
    (blocks, choices) => {
      const forgetful = blocks.map((block) => forget(block, choices));
      const known = alarms(blocks);
      expect(
        alarms(forgetful).filter((alarm) => !known.includes(alarm)),
      ).toEqual([]);
    },
  );
  fc.assert(property, { numRuns: 2000 });
});

/** Errors and warnings as `line rule`. */
function alarms(blocks: readonly string[]): string[] {
  const page = blocks
    .map((block) => `\`\`\`bash\n${block}\n\`\`\`\n`)
    .join("\n");
  return lint(page, { file: "guide.md" })
    .findings.filter(({ severity }) => severity !== "info")
    .map(({ line, rule }) => `${line} ${rule}`);
}
