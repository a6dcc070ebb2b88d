import { cellOf, columnsOf, type Columns } from "./columns.ts";
import type { Fact } from "./facts.ts";
import { joined, proseOf, sentenceOf, titleOf } from "./prose.ts";
import { bumpIn, rangeOf, spanOf } from "./ranges.ts";
import { deprecationOf, partOf, usagesOf } from "./rows.ts";
import type { Role } from "./roles.ts";
import { settingsOfTable } from "./settings.ts";
import type { Row, Table } from "./tables.ts";

/** A row's facts; a row without any is passed over, and listed. */
export interface TableReading {
  readonly facts: readonly Fact[];
  /** Rows that say nothing that metadata has a field for. */
  readonly left: readonly Row[];
}

const settingNames =
  /\b(?:settings?|keys?|options?|variables?|env|parameters?|values?)\b/i;

/** What a table says, by its header row and the part of the guide it stands in. */
export function readFacts(
  table: Table,
  {
    role,
    words,
    title,
  }: {
    readonly role: Role | undefined;
    /** All headings above, and the last of them. */
    readonly words: string;
    readonly title: string;
  },
): TableReading {
  const columns = columnsOf(table);
  const has = (...names: readonly (keyof Columns)[]) =>
    names.every((name) => columns[name] !== undefined);
  if (has("bump")) {
    const reading = perRow(table, (row) => bumpOf(row, columns));
    if (reading.facts.length > 0) return reading;
  }
  if (has("symptom") && (has("fix") || has("cause")))
    return perRow(table, (row) => troubleOf(row, columns));
  if (has("component", "range"))
    return perRow(table, (row) => requirementOf(row, columns, table.header));
  if (has("subject") && (has("instead") || has("removed")))
    return perRow(table, (row) => deprecationOf(row, columns, table.header));
  const isRenaming =
    has("was", "instead") &&
    !has("setting") &&
    (role === "settings" || settingNames.test(table.header.join(" ")));
  const mayBeSettings = role !== "requires" && role !== "trouble";
  if ((has("setting") || isRenaming) && mayBeSettings) {
    const facts = settingsOfTable(table, columns, words);
    if (facts.length === table.rows.length) return { facts, left: [] };
  }
  const renaming = has("setting") ? undefined : usagesOf(table, columns, title);
  if (renaming && role !== "trouble") return { facts: [renaming], left: [] };
  const part = partOf(table);
  return part ? { facts: [part], left: [] } : { facts: [], left: table.rows };
}

function perRow(
  { rows }: Table,
  read: (row: Row) => Fact | undefined,
): TableReading {
  const facts: Fact[] = [];
  const left: Row[] = [];
  for (const row of rows) {
    const fact = read(row);
    if (fact) facts.push(fact);
    else left.push(row);
  }
  return { facts, left };
}

function bumpOf({ cells }: Row, columns: Columns): Fact | undefined {
  const name = cellOf(cells, columns.bump);
  const bump = bumpIn(name);
  if (bump === undefined) return undefined;
  const downtime = spanOf(cellOf(cells, columns.downtime));
  const migrations = sentenceOf(cellOf(cells, columns.migrations));
  const told = [
    name,
    ...[...columns.other, columns.range]
      .map((at) => cellOf(cells, at))
      .filter((cell) => cell.toLowerCase() !== bump),
    ...(downtime === undefined ? [cellOf(cells, columns.downtime)] : []),
  ];
  return {
    kind: "bump",
    bump,
    says: joined(told) || name,
    ...(downtime !== undefined && { downtime }),
    ...(migrations !== "" && { migrations }),
  };
}

function troubleOf({ cells }: Row, columns: Columns): Fact | undefined {
  const symptom = proseOf(cellOf(cells, columns.symptom));
  const cause = proseOf(cellOf(cells, columns.cause));
  const told = [columns.fix, ...columns.other].map((at) => cellOf(cells, at));
  const fix = joined(told);
  if (symptom === "" || (cause === "" && fix === "")) return undefined;
  const known = cause || "The guide that this was adopted from names no cause";
  return { kind: "trouble", symptom, cause: known, ...(fix !== "" && { fix }) };
}

function requirementOf(
  { cells }: Row,
  columns: Columns,
  header: readonly string[],
): Fact | undefined {
  const name = titleOf(cellOf(cells, columns.component));
  const written = cellOf(cells, columns.range);
  if (name === "" || written === "") return undefined;
  const range = rangeOf(written);
  const recommended = proseOf(cellOf(cells, columns.recommended));
  const tested = proseOf(cellOf(cells, columns.tested));
  const note = joined([
    ...(range === undefined
      ? [`${header[columns.range ?? 0] ?? "Version"}: ${written}`]
      : []),
    ...columns.other.map((at) => cellOf(cells, at)),
  ]);
  return {
    kind: "requirement",
    name,
    range: range ?? "*",
    ...(recommended !== "" && { recommended }),
    ...(tested !== "" && { tested }),
    ...(note !== "" && { note }),
  };
}
