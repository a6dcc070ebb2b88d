/** A table of a page: texts of its cells, and the line of each row. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly Row[];
  readonly endLine: number;
}

export interface Row {
  readonly line: number;
  /** As many as the header has. */
  readonly cells: readonly string[];
}

const delimiter = /^[\s>]*(?:\|\s*)?:?-+:?\s*(?:\|\s*:?-+:?\s*)*(?:\|\s*)?$/;

/** Whether a table's header stands on this 1-based line. */
export function isTableAt(lines: readonly string[], line: number): boolean {
  const header = lines[line - 1] ?? "";
  const below = lines[line] ?? "";
  if (!header.includes("|") || !below.includes("-") || !delimiter.test(below))
    return false;
  return cellsOf(header).length === cellsOf(below).length;
}

/** Reads the table whose header stands on this line, as far as it goes. */
export function readTable(
  lines: readonly string[],
  line: number,
  until: number,
): Table {
  const header = cellsOf(lines[line - 1] ?? "");
  const rows: Row[] = [];
  let endLine = line + 1;
  while (endLine < until && (lines[endLine] ?? "").includes("|")) {
    endLine++;
    const cells = cellsOf(lines[endLine - 1] ?? "");
    rows.push({ line: endLine, cells: fitted(cells, header.length) });
  }
  return { header, rows, endLine };
}

/** Renderers drop what is too much; it is kept in the last cell. */
function fitted(cells: readonly string[], width: number): string[] {
  const padding = Array.from({ length: width }, () => "");
  const fitting = [...cells, ...padding].slice(0, width);
  const surplus = cells.slice(width).filter((cell) => cell !== "");
  return [...fitting.slice(0, -1), [fitting.at(-1), ...surplus].join(" ")];
}

/** A bar behind a backslash, or in code, is text. */
function cellsOf(line: string): string[] {
  const text = line
    .replace(/^[\s>]*\|?/, "")
    .replace(/(?<!\\)\|\s*$/, "")
    .trimEnd();
  return text
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll("\\|", "|"));
}
