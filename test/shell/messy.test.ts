import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { shellBlocks } from "../../src/lint/blocks.ts";
import { positionOf } from "../../src/lint/positions.ts";
import { noExpectations } from "../../src/plan/expect.ts";
import type { Page } from "../../src/lint/rule.ts";
import { documentRules } from "../../src/lint/rules/document/index.ts";
import { withoutEchoes } from "../../src/lint/yielding.ts";
import { readDocument } from "../../src/markdown/read.ts";
import type { Script } from "../../src/shell/script.ts";
import { toolCalled } from "../../src/tools/index.ts";

/**
 * Each fence of the pages says in its info string what is read from it, and
 * which rules find something; `finds` is left out where none does.
 */
describe.each(["commands.md", "guide.md"])("the messy page %s", (name) => {
  const text = readFileSync(new URL(`messy/${name}`, import.meta.url), "utf8");
  const document = readDocument(text);
  const page = pageOf(document);
  const found = findings(page);

  test.each(page.blocks.map((block, index) => ({ block, index })))(
    "reads $block.fence.info on line $block.fence.line",
    ({ block: { fence, script }, index }) => {
      expect(summary(script)).toBe(fence.annotations.reads);
      expect(found[index]?.join(",") ?? "").toBe(fence.annotations.finds ?? "");
    },
  );
});

test("a reader sees at least sixty blocks here, half of them fine", () => {
  const blocks = ["commands.md", "guide.md"].flatMap(
    (name) =>
      pageOf(
        readDocument(
          readFileSync(new URL(`messy/${name}`, import.meta.url), "utf8"),
        ),
      ).blocks,
  );
  const fine = blocks.filter(({ fence }) => !fence.annotations.finds);
  expect(blocks.length).toBeGreaterThanOrEqual(60);
  expect(fine.length).toBeGreaterThanOrEqual(30);
});

function pageOf(document: Page["document"]): Page {
  return {
    document,
    blocks: shellBlocks(document),
    rehearsal: {
      events: [],
      statements: [],
      end: { variables: {}, cwd: [], files: {} },
      limits: [],
      wants: { evaluations: [], files: [] },
    },
    parser: () => undefined,
    specs: () => undefined,
    expectations: noExpectations,
    suppressions: [],
    toolCalled,
  };
}

/** The names of the rules that find something, by block. */
function findings(page: Page): string[][] {
  const problems = documentRules.flatMap((rule) =>
    [...rule.check(page)].map((problem) => ({
      rule,
      problem,
      position: positionOf(problem.place, page.blocks),
    })),
  );
  const byBlock: string[][] = page.blocks.map(() => []);
  for (const { rule, problem } of withoutEchoes(problems)) {
    if (!("block" in problem.place)) continue;
    const names = byBlock[problem.place.block] ?? [];
    if (!names.includes(rule.name)) names.push(rule.name);
    names.sort();
  }
  return byBlock;
}

/** What was read from a block, in the words of the fixtures. */
function summary(script: Script): string {
  const { kind, prompts, output, foreign, placeholders, tree } = script;
  const lines = output
    .map(
      ({ start, end }) => script.content.slice(start, end).split("\n").length,
    )
    .reduce((sum, count) => sum + count, 0);
  const parts = [
    kind === "script" ? [] : kind,
    prompts.length > 0 ? `prompts ${prompts.length}` : [],
    lines > 0 ? `output ${lines}` : [],
    foreign.map(({ what }) => `not shell: ${what}`),
    placeholders.map(({ text }) => `fill ${text}`),
    tree.errors ? "broken" : [],
  ].flat();
  return parts.join("; ") || "fine";
}
