import fc from "fast-check";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lint } from "../../src/lint/linter.ts";
import { allRules } from "../../src/lint/rules.ts";
import { forget, waysToForget } from "../support/forgetting.ts";
import { loadSnippets } from "../support/snippets.ts";

const documents = readFileSync(
  new URL("documents.jsonl", import.meta.url),
  "utf8",
);
const guides: string[] = [
  ...documents
    .trim()
    .split("\n")
    .map((line) => page(JSON.parse(line).blocks)),
  ...allRules.flatMap(({ examples }) => [
    ...examples.good,
    ...examples.bad.map(({ markdown }) => markdown),
  ]),
];

const pages = [
  ...guides,
  ...loadSnippets().map(({ script }) => page([script])),
];

const isDeep = process.env["GUIDEPOST_DEEP"] !== undefined;

test.skipIf(!isDeep)(
  "knowing any one word less never finds more",
  { timeout: 3_600_000 },
  () => {
    let tries = 0;
    const more = [...new Set(guides)].flatMap((known) => {
      const before = new Set(alarms(known));
      return forgetOne(known).flatMap((forgetful) => {
        tries++;
        const found = alarms(forgetful).filter((each) => !before.has(each));
        return found.length === 0 ? [] : [[forgetful, ...found]];
      });
    });
    console.log(`pages with one word less: ${tries}`);
    expect(more).toEqual([]);
  },
);

test("knowing less never finds more", { timeout: 600_000 }, () => {
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
  fc.assert(property, { numRuns: isDeep ? 50_000 : 3000, seed: 1 });
});

const fence = /^([ \t]*```(?:bash|sh|shell)\b.*\n)([^]*?)(^[ \t]*```)/gm;

/** The page with one word of one block forgotten, in every way. */
function forgetOne(known: string): string[] {
  return [...known.matchAll(fence)].flatMap(([whole, open, script, close]) =>
    Array.from({ length: waysToForget(script ?? "") }, (_, choice) =>
      known.replace(whole, () =>
        [open, forget(script ?? "", [choice]), close].join(""),
      ),
    ),
  );
}

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
