import { lint } from "../../src/lint/linter.ts";
import type { Finding } from "../../src/lint/finding.ts";
import { linesOf } from "../../src/markdown/lines.ts";
import { reporters } from "../../src/report/reporters/index.ts";
import { summarise } from "../../src/report/report.ts";
import type { Seen } from "./runner.ts";

const file = "guide.md";

/**
 * What a reporter says of a page, each time another one.
 * @throws where a finding stands at no place of the page.
 */
export function lintPage(page: string): Seen {
  const { findings, coverage, page: read, rehearsal } = lint(page, { file });
  const lines = linesOf(read.document);
  for (const finding of findings) refuseStray(finding, lines);
  const reporter = reporters[page.length % reporters.length];
  const report = {
    version: "1.0.0",
    summary: summarise([coverage], findings, 0),
    findings,
    texts: new Map([[file, page]]),
    rules: new Map(),
  };
  const text = reporter?.write(report, { colour: false }) ?? "";
  const reached = rehearsal.statements.some(
    ({ outcome }) => outcome !== "skipped",
  );
  return { text: text.replace(/timestamp="[^"]*"/g, ""), reached };
}

function refuseStray(
  { rule, line, column, endLine, endColumn }: Finding,
  lines: readonly string[],
): void {
  const first = lines[line - 1];
  const last = lines[endLine - 1];
  if (
    first === undefined ||
    last === undefined ||
    column < 1 ||
    column > first.length + 1 ||
    endColumn > last.length + 1 ||
    endLine < line ||
    (endLine === line && endColumn < column)
  )
    throw new Error(
      `Unexpected place ${line}:${column}-${endLine}:${endColumn} of ${rule}, expected one of the page`,
    );
}
