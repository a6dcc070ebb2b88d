import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { neighboursOf } from "../../src/commands/pages/neighbours.ts";
import { sources } from "../../src/commands/pages/sources.ts";
import type { Finding } from "../../src/lint/finding.ts";
import type { LintResult } from "../../src/lint/linter.ts";
import { positionOf } from "../../src/lint/positions.ts";
import { lintThoroughly } from "../../src/lint/thorough.ts";
import { markedPage, type Defect, type MarkedPage } from "./marked-page.ts";

/** What the linter says about a folder of marked pages, held against the marks. */
export interface Judged {
  readonly pages: number;
  /** Blocks nothing may be said about. */
  readonly fine: number;
  readonly defects: number;
  readonly missed: readonly Missed[];
  /** Said where nothing is wrong. */
  readonly alarms: readonly Alarm[];
}

interface Missed {
  readonly at: string;
  readonly what: string;
}

interface Alarm {
  /** `page:line rule`. */
  readonly at: string;
  readonly message: string;
}

/** The folder's name is relative to this file. */
export async function judgedFolder(name: string): Promise<Judged> {
  const folder = fileURLToPath(new URL(name, import.meta.url));
  const pages = globSync("*.{md,mdx}", { cwd: folder })
    .sort()
    .map((file) => markedPage(file, readFileSync(`${folder}${file}`, "utf8")));
  const texts = new Map(pages.map(({ file, text }) => [file, text]));
  const around = neighboursOf((file) => texts.get(file), folder);
  const missed: Missed[] = [];
  const alarms: Alarm[] = [];
  for (const page of pages) {
    const { file, text } = page;
    const known = { file, ...around(file) };
    const met = judge(page, await lintThoroughly(text, known, sources));
    missed.push(...met.missed);
    alarms.push(...met.alarms);
  }
  return {
    pages: pages.length,
    fine: pages.reduce((sum, page) => sum + page.fine, 0),
    defects: pages.reduce((sum, page) => sum + page.defects.length, 0),
    missed,
    alarms,
  };
}

export function summary(judged: Judged): string {
  const { pages, fine, defects, missed, alarms } = judged;
  return `${pages} pages, ${fine} fine blocks, ${alarms.length} alarms, ${defects - missed.length} of ${defects} defects found`;
}

function judge(
  { file, defects }: MarkedPage,
  result: LintResult,
): Pick<Judged, "missed" | "alarms"> {
  const loud = result.findings.filter(({ severity }) => severity !== "info");
  const expected = defects.map((defect) => {
    const span = statementOf(defect, result);
    return { defect, span, met: loud.some((said) => isIn(span, said)) };
  });
  return {
    missed: expected
      .filter(({ met }) => !met)
      .map(({ defect: { line, what } }) => ({ at: `${file}:${line}`, what })),
    alarms: loud
      .filter((said) => !expected.some(({ span }) => isIn(span, said)))
      .map(({ line, rule, message }) => ({
        at: `${file}:${line} ${rule}`,
        message,
      })),
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
