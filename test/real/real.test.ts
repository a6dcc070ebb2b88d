import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { neighboursOf } from "../../src/commands/neighbours.ts";
import { sources } from "../../src/commands/sources.ts";
import type { Finding } from "../../src/lint/finding.ts";
import type { LintResult } from "../../src/lint/linter.ts";
import { positionOf } from "../../src/lint/positions.ts";
import { lintThoroughly } from "../../src/lint/thorough.ts";
import { markedPage, type Defect, type MarkedPage } from "./marked-page.ts";
import { notStill, notYet } from "./not-yet.ts";

const folder = fileURLToPath(new URL("pages/", import.meta.url));
const pages = globSync("*.{md,mdx}", { cwd: folder })
  .sort()
  .map((file) => markedPage(file, readFileSync(`${folder}${file}`, "utf8")));

interface Judged {
  readonly found: number;
  readonly missed: readonly Missed[];
  /** Said where nothing is wrong: `page:line rule`. */
  readonly alarms: readonly string[];
}

interface Missed {
  readonly at: string;
  readonly what: string;
}

let judged: Judged;

beforeAll(async () => {
  const texts = new Map(pages.map(({ file, text }) => [file, text]));
  const around = neighboursOf(texts, folder);
  const all: Judged[] = [];
  for (const page of pages) {
    const { file, text } = page;
    const known = { file, ...around(file) };
    all.push(judge(page, await lintThoroughly(text, known, sources)));
  }
  judged = {
    found: all.reduce((sum, { found }) => sum + found, 0),
    missed: all.flatMap(({ missed }) => missed),
    alarms: all.flatMap(({ alarms }) => alarms),
  };
  const { found, missed, alarms } = judged;
  const fine = pages.reduce((sum, page) => sum + page.fine, 0);
  console.log(
    `${pages.length} pages, ${fine} fine blocks, ${alarms.length} alarms, ${found} of ${found + missed.length} defects found`,
  );
}, 60_000);

test("there are as many fine blocks as defects, and enough of both", () => {
  const fine = pages.reduce((sum, page) => sum + page.fine, 0);
  const defects = pages.reduce((sum, page) => sum + page.defects.length, 0);
  expect(fine).toBeGreaterThanOrEqual(60);
  expect(defects).toBeGreaterThanOrEqual(60);
});

test("nobody is alarmed about what is fine", () => {
  expect(judged.alarms.filter((alarm) => !notStill.includes(alarm))).toEqual(
    [],
  );
});

test("every defect is found at its line", () => {
  expect(judged.missed.filter(({ at }) => !notYet.includes(at))).toEqual([]);
});

test("nothing that is listed has been put right meanwhile", () => {
  const missed = judged.missed.map(({ at }) => at);
  expect(notYet.filter((at) => !missed.includes(at))).toEqual([]);
  expect(notStill.filter((alarm) => !judged.alarms.includes(alarm))).toEqual(
    [],
  );
});

function judge({ file, defects }: MarkedPage, result: LintResult): Judged {
  const loud = result.findings.filter(({ severity }) => severity !== "info");
  const expected = defects.map((defect) => {
    const span = statementOf(defect, result);
    return { defect, span, met: loud.some((said) => isIn(span, said)) };
  });
  return {
    found: expected.filter(({ met }) => met).length,
    missed: expected
      .filter(({ met }) => !met)
      .map(({ defect: { line, what } }) => ({ at: `${file}:${line}`, what })),
    alarms: loud
      .filter((said) => !expected.some(({ span }) => isIn(span, said)))
      .map(({ line, rule }) => `${file}:${line} ${rule}`),
  };
}

type Span = Pick<Defect, "line" | "endLine">;

function isIn(span: Span, { line }: Finding): boolean {
  return span.line <= line && line <= span.endLine;
}

/** From the statement that the defect begins in, heredocs included, to the next. */
function statementOf(defect: Defect, { page }: LintResult): Span {
  const block = page.blocks.findIndex(
    ({ fence }) => fence.line < defect.line && defect.line < fence.endLine,
  );
  const starts = page.rehearsal.statements
    .filter(({ place }) => place.block === block)
    .map(({ place }) => positionOf(place, page.blocks).line);
  const end = page.blocks[block]?.fence.endLine ?? defect.endLine + 1;
  return {
    line:
      Math.max(...starts.filter((line) => line <= defect.line), 0) ||
      defect.line,
    endLine:
      Math.min(...starts.filter((line) => line > defect.endLine), end) - 1,
  };
}
