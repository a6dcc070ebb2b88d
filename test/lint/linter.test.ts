import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Problem } from "../../src/lint/finding.ts";
import { lint, type LintOptions } from "../../src/lint/linter.ts";
import type { Page, Rule } from "../../src/lint/rule.ts";
import { allRules } from "../../src/lint/rules.ts";
import { noExpectations } from "../../src/plan/expect.ts";

const block = "```bash\nmill clean\n```\n";
const page = `# Guide

1. Back it up

   \`\`\`bash
   mill dump
   mill \\
     clean
   \`\`\`
`;

test("a place in a block becomes a line and column of the page", () => {
  expect(lintWith(page, word("clean"))).toMatchObject([
    {
      rule: "word-clean",
      line: 8,
      column: 6,
      endLine: 8,
      endColumn: 11,
      file: "guide.md",
    },
  ]);
});

describe("severity", () => {
  test.each([
    ["error", "exact", "error"],
    ["error", "heuristic", "warning"],
    ["warning", "heuristic", "warning"],
    ["info", "exact", "info"],
  ] as const)("of %s on %s evidence is %s", (ceiling, evidence, severity) => {
    const rule: Rule = { ...word("clean", { evidence }), severity: ceiling };
    expect(lintWith(page, rule)).toMatchObject([{ severity, evidence }]);
  });

  test.each([
    ["error", "warning", "warning"],
    ["error", "info", "info"],
    ["warning", "info", "info"],
    ["warning", "error", "warning"],
    ["info", "warning", "info"],
  ] as const)("of %s that is %s at most is %s", (ceiling, atMost, severity) => {
    const rule: Rule = { ...word("clean", { atMost }), severity: ceiling };
    expect(lintWith(page, rule)).toMatchObject([{ severity }]);
  });

  test.each([
    ["Upgrading to 2.0", "info"],
    ["v1.4 → v2.0", "info"],
    ["Upgrading from 6.2 to 7.0", "error"],
    ["Upgrading to 7.0", "error"],
    ["Upgrade PostgreSQL from 13.4 to 15.2", "error"],
    ["Verify", "error"],
  ])("below `%s` in a guide from 6.2 to 7.0 is %s", (heading, severity) => {
    const text = `# Guide\n\n## ${heading}\n\n### Steps\n\n\`\`\`bash\nmill clean\n\`\`\`\n`;
    const expectations = { ...noExpectations, from: "6.2.0", to: "7.0.0" };
    expect(lintWith(text, word("clean"), { expectations })).toMatchObject([
      { severity },
    ]);
  });

  test("knows the versions from the front matter, too", () => {
    const text = `---\nguidepost: { product: mill, from: 6.2.0, to: 7.0.0 }\n---\n## Upgrading to 5.0\n\`\`\`sh\nmill clean\n\`\`\`\n`;
    expect(lintWith(text, word("clean"))).toMatchObject([{ severity: "info" }]);
  });
});

test("a problem that rests on an unknown is refused", () => {
  const rests = [{ block: 0, start: 0, why: "what `mill dump` prints" }];
  expect(lintWith(page, word("clean", { rests }))).toEqual([]);
});

describe("one defect is one finding", () => {
  const whole: Rule = { ...word("mill \\\n  clean"), name: "whole" };
  const part: Rule = { ...word("clean"), name: "part", yieldsTo: ["whole"] };

  test("a rule yields where a better one found the same place", () => {
    expect(names(lintWith(page, [part, whole]))).toEqual(["whole"]);
  });

  test("and speaks elsewhere", () => {
    const other: Rule = { ...word("dump"), name: "whole" };
    expect(names(lintWith(page, [part, other]))).toEqual(["whole", "part"]);
  });

  test("but not to one that yields itself", () => {
    const best: Rule = { ...word("mill \\"), name: "best" };
    const yielding: Rule = { ...whole, yieldsTo: ["best"] };
    expect(names(lintWith(page, [part, yielding, best]))).toEqual([
      "best",
      "part",
    ]);
  });

  test("and the same finding twice is one", () => {
    const twice: Rule = {
      ...word("clean"),
      check: function* (page) {
        yield* word("clean").check(page);
        yield* word("clean").check(page);
      },
    };
    expect(lintWith(page, twice)).toHaveLength(1);
  });
});

describe("a suppression", () => {
  const disabled = (comment: string) =>
    names(
      lintWith(page.replace("   ```bash", `   ${comment}\n\n   \`\`\`bash`), [
        word("clean"),
        word("dump"),
      ]),
    );

  test.each([
    [
      "<!-- guidepost-disable-next-line word-clean -- we mean it -->",
      ["word-dump"],
    ],
    [
      "{/* guidepost-disable-next-line word-clean, word-dump -- we mean it */}",
      [],
    ],
    [
      "<!-- guidepost-disable-next-line word-clean -->",
      ["word-dump", "word-clean"],
    ],
    [
      "<!-- guidepost-disable-next-line other -- we mean it -->",
      ["word-dump", "word-clean"],
    ],
  ])("covers the fence below: %s", (comment, expected) => {
    expect(disabled(comment)).toEqual(expected);
  });

  test.each([
    ["up to its end", "<!-- guidepost-enable word-clean -->", [10]],
    ["up to the end of all", "<!-- guidepost-enable -->", [10]],
    ["beyond another's end", "<!-- guidepost-enable word-dump -->", []],
    ["to the end of the page", "", []],
  ])("disables a rule %s", (_, enable, lines) => {
    const text = `${block}<!-- guidepost-disable word-clean -- meant -->\n${block}${enable}\n${block}`;
    const found = lintWith(text, word("clean")).map(({ line }) => line);
    expect(found).toEqual([2, ...lines]);
  });

  test("of a rule that did not run is not called idle", () => {
    const text =
      "<!-- guidepost-disable-next-line smart-quotes -- meant -->\nText\n";
    const rules = allRules.filter(({ name }) => name === "idle-suppression");
    expect(lintWith(text, rules)).toEqual([]);
    expect(lintWith(text, allRules)).toMatchObject([
      { rule: "idle-suppression", line: 1, endColumn: 59 },
    ]);
  });

  test("covers the next line and no more", () => {
    const heading: Rule = {
      ...word(""),
      name: "heading",
      *check({ document }) {
        for (const place of document.headings)
          yield { place, message: place.text };
      },
    };
    const text =
      "<!-- guidepost-disable-next-line heading -- meant -->\n# One\n## Two\n";
    expect(lintWith(text, heading)).toMatchObject([{ message: "Two" }]);
  });
});

test("findings come in the order of the page", () => {
  const rules = [word("clean"), word("dump"), word("mill")];
  expect(names(lintWith(page, rules))).toEqual([
    "word-mill",
    "word-dump",
    "word-mill",
    "word-clean",
  ]);
});

test("a finding in generated text names where the text came from", () => {
  const trace = (line: number) => ({ file: "product.yaml", line: line * 10 });
  expect(lintWith(page, word("clean"), { trace })).toMatchObject([
    { origin: { file: "product.yaml", line: 80 } },
  ]);
});

test("a rule that throws is named", () => {
  const broken: Rule = {
    ...word("x"),
    name: "broken",
    check: () => {
      throw new TypeError("oops");
    },
  };
  expect(() => lintWith(page, broken)).toThrow(
    "Rule `broken` failed on `guide.md`",
  );
});

describe("what is rehearsed", () => {
  test("only shell counts as a block", () => {
    const text =
      "```yaml\na: b\n```\n```\nmill\n```\n```SH\nmill $(mill key) | mill\n```\n";
    const { coverage } = lint(text, { file: "guide.md", rules: [] });
    expect(coverage.blocks).toBe(1);
    expect(coverage.commands).toBe(3);
  });

  test("a block with a skip is counted as skipped", () => {
    const text = '```bash skip="needs a cluster"\nmill up\n```\n';
    const { dryRun } = lint(text, { file: "guide.md", rules: [] }).coverage;
    expect(dryRun).toMatchObject({ statements: 1, skipped: 1 });
  });

  test.each(['skip=""', 'skip=" "', "skip"])(
    "%s gives no reason and skips nothing",
    (attributes) => {
      const text = `\`\`\`bash ${attributes}\nmill up\n\`\`\`\n`;
      const { dryRun } = lint(text, { file: "guide.md", rules: [] }).coverage;
      expect(dryRun).toMatchObject({ statements: 1, skipped: 0 });
    },
  );

  test("a program of the product is known where the block says what it migrates", () => {
    const dryRun = (attributes: string) => {
      const text = `\`\`\`bash ${attributes}\npython -m scripts.copy\n\`\`\`\n`;
      return lint(text, { file: "guide.md", rules: [] }).coverage.dryRun;
    };
    expect(dryRun("")).toMatchObject({ known: 0, unknown: 1 });
    expect(dryRun("migrates=copy-notes")).toMatchObject({ known: 1 });
  });

  test.each([
    ["platform=helm", ["helm"]],
    ["choice-strategy=rolling", ["rolling"]],
    ["strategy=rolling", []],
  ])("without a guide %s forks over %j", (attributes, options) => {
    expect(forks(attributes)).toEqual(options);
  });

  test("the choices of the guide are choices of its fences", () => {
    expect(forks("strategy=rolling", { strategy: ["rolling"] })).toEqual([
      "rolling",
    ]);
  });

  function forks(
    attributes: string,
    choices?: Record<string, readonly string[]>,
  ) {
    const text = `\`\`\`bash ${attributes}\nmill up\n\`\`\`\n`;
    const options = choices && { expectations: { ...noExpectations, choices } };
    const { rehearsal } = lint(text, {
      file: "guide.md",
      rules: [],
      ...options,
    });
    return rehearsal.events.flatMap((event) =>
      event.kind === "fork" ? [event.option] : [],
    );
  }
});

test("no block makes the linter throw or point out of the page", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "$(",
      ")",
      "<<EOF\n",
      "\nEOF\n",
      "<host>",
      "'",
      '"',
      "| ",
      "$ mill\n",
      "if x; then\n",
      "\\\n",
      "...",
      "\t",
      "cat >f ",
    ),
    fc.string({ unit: "grapheme", maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = `# Guide\n\n\`\`\`bash\n${pieces.join("")}\n\`\`\`\n`;
      const lines = text.split(/\r\n|\n|\r/);
      for (const { line, column } of lint(text, { file: "guide.md" })
        .findings) {
        expect(column).toBeGreaterThan(0);
        expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? -1) + 1);
      }
    }),
    { numRuns: 300 },
  );
});

test("a hundred documents are linted at once", () => {
  const text = `${page.repeat(20)}\n`;
  const start = performance.now();
  for (let run = 0; run < 100; run++)
    lint(text, { file: "guide.md", rules: [word("clean")] });
  expect(performance.now() - start).toBeLessThan(5000);
});

function lintWith(
  text: string,
  rules: Rule | readonly Rule[],
  options: Partial<LintOptions> = {},
) {
  const list = "name" in rules ? [rules] : rules;
  return lint(text, { file: "guide.md", rules: list, ...options }).findings;
}

function names(findings: readonly { readonly rule: string }[]): string[] {
  return findings.map(({ rule }) => rule);
}

/** A rule that reports every occurrence of a text in a block. */
function word(text: string, more: Partial<Problem> = {}): Rule {
  return {
    name: `word-${text}`,
    on: "document",
    tier: "syntax",
    severity: "error",
    yieldsTo: [],
    summary: "",
    why: "",
    help: "",
    examples: { good: [], bad: [] },
    *check({ blocks }: Page) {
      for (const [block, { fence }] of blocks.entries()) {
        let start = fence.content.indexOf(text);
        for (; start !== -1; start = fence.content.indexOf(text, start + 1)) {
          const place = { block, start, end: start + text.length };
          yield { place, message: `Unexpected \`${text}\``, ...more };
        }
      }
    },
  };
}
