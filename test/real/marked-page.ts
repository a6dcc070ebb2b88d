/** What the author of a page expects of the linter, as written above the fences. */
export interface MarkedPage {
  readonly file: string;
  readonly text: string;
  /** How many blocks nothing may be said about. */
  readonly fine: number;
  readonly defects: readonly Defect[];
}

export interface Defect {
  readonly line: number;
  /** The last line, included. */
  readonly endLine: number;
  readonly severity: "error" | "warning";
  readonly what: string;
}

const comment = /^\s*(?:<!--|\{\/\*) expect: (.+) (?:-->|\*\/\})$/;
const defect = /^(\d+)(?:-(\d+))? (error|warning) (.+)$/;
const fence = /^\s*(?:```|~~~)/;

/**
 * `expect: fine` or `expect: 3 error what` above a fence: lines count from the
 * first one of the block, and above plain text from the next. Reads lines only,
 * so that a mistake in finding blocks cannot hide here.
 */
export function markedPage(file: string, text: string): MarkedPage {
  const lines = text.split("\n");
  const defects: Defect[] = [];
  let fine = 0;
  for (const [index, line] of lines.entries()) {
    const expected = comment.exec(line)?.[1];
    if (expected === undefined) continue;
    const above = fence.test(lines[index + 1] ?? "") ? index + 2 : index + 1;
    if (expected === "fine") fine += 1;
    else defects.push(readDefect(expected, above, `${file}:${index + 1}`));
  }
  return { file, text, fine, defects };
}

function readDefect(expected: string, above: number, at: string): Defect {
  const [, first, last = first, severity, what] = defect.exec(expected) ?? [];
  if (what === undefined || (severity !== "error" && severity !== "warning"))
    throw new Error(`Unexpected \`${expected}\` at \`${at}\``);
  return {
    line: above + Number(first),
    endLine: above + Number(last),
    severity,
    what,
  };
}
