import { isRange, isVersion } from "../versions.ts";
import { cellOf, columnsOf, type Columns } from "./columns.ts";
import type { Fact } from "./facts.ts";
import { joined, proseOf, sentenceOf, titleOf } from "./prose.ts";
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
  const renaming = usagesOf(table, columns, title);
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

export function bumpIn(text: string): "patch" | "minor" | "major" | undefined {
  const name = /^\W*(patch|minor|major)\b/i.exec(text)?.[1]?.toLowerCase();
  if (name === "patch" || name === "minor" || name === "major") return name;
  return undefined;
}

/** `2-5 minutes`, `< 1 minute`, `30s`: the least and the most. */
export function spanOf(text: string): string | undefined {
  const match =
    /^\W*?(<|≤|less than|under|up to|about|around)?\s*(\d+)\s*(?:(?:-|–|to)\s*(\d+)\s*)?(s|sec|seconds?|m|min|minutes?|h|hours?)\b/i.exec(
      text.trim(),
    );
  if (/^(?:none|no|0|zero)\b/i.test(text.trim())) return "0s..0s";
  if (!match) return undefined;
  const [, limit = "", first = "", second, unit = ""] = match;
  const letter = unit.charAt(0).toLowerCase();
  const isLimit = /^(?:<|≤|less|under|up)/i.test(limit);
  const least = isLimit ? `0${letter}` : `${first}${letter}`;
  return `${least}..${second ?? first}${letter}`;
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

/** `1.28+`, `v14 or later`, `>= 3.12`, `1.2 - 1.4` as a range of versions. */
export function rangeOf(text: string): string | undefined {
  const plain = text.replace(/[`*]/g, "").trim();
  const least =
    /^(?:>=\s*|≥\s*|at least\s*)?v?(\d+(?:\.\d+){0,2})\s*(?:\+|\bor (?:later|newer|higher|above)\b|\band (?:later|newer|above)\b|\bminimum\b)?$/i.exec(
      plain,
    );
  const isLeast = /^(?:>=|≥|at least)|\+$|later|newer|higher|above/i.test(
    plain,
  );
  if (least?.[1] !== undefined)
    return isLeast ? `>=${least[1]}` : `${least[1]}`;
  const two =
    /^v?(\d+(?:\.(?:\d+|x)){0,2})\s*(?:-|–|to|through)\s*v?(\d+(?:\.(?:\d+|x)){0,2})$/i.exec(
      plain,
    );
  if (two) {
    const range = `${two[1]} - ${two[2]}`;
    return isRange(range) ? range : undefined;
  }
  const bare = plain.replace(/\bv(?=\d)/g, "");
  return /^[\dxX.*<>=~^|&\s,-]+$/.test(bare) && /\d/.test(bare) && isRange(bare)
    ? bare
    : undefined;
}

function deprecationOf(
  { cells }: Row,
  columns: Columns,
  header: readonly string[],
): Fact | undefined {
  const subject = plain(cellOf(cells, columns.subject));
  const instead = plain(cellOf(cells, columns.instead)) || "nothing";
  if (subject === "") return undefined;
  const removed = versionOf(cellOf(cells, columns.removed));
  const since = versionOf(cellOf(cells, columns.since));
  const others = [
    ...columns.other,
    ...(removed === undefined ? [columns.removed] : []),
    ...(since === undefined ? [columns.since] : []),
  ];
  const remarks = others
    .filter((at) => !/^[-–—]?$/.test(cellOf(cells, at)))
    .map((at) => `${header[at ?? 0] ?? ""}: ${cellOf(cells, at)}`)
    .join(", ");
  return {
    kind: "deprecated",
    subject,
    instead: remarks === "" ? instead : `${instead} (${remarks})`,
    ...(removed !== undefined && { removed }),
    ...(since !== undefined && { since }),
  };
}

function plain(cell: string): string {
  return proseOf(cell).replaceAll("`", "");
}

function versionOf(cell: string): string | undefined {
  const version = cell.replace(/^[`*\s]*v?|[`*\s]+$/g, "");
  return isVersion(version) ? version : undefined;
}

/** Names of anything else before and after: people write them, and must change them. */
function usagesOf(
  { header, rows }: Table,
  { was, now, instead, other }: Columns,
  title: string,
): Fact | undefined {
  const after = instead ?? now;
  if (was === undefined || after === undefined || rows.length === 0)
    return undefined;
  const usages = rows.map(({ cells }) => {
    const told = plain(cellOf(cells, after));
    return {
      was: plain(cellOf(cells, was)),
      ...(told !== "" && { now: told }),
    };
  });
  if (usages.some((usage) => usage.was === "")) return undefined;
  const remarks = rows.flatMap(({ cells }) =>
    other.map((at) => cellOf(cells, at)),
  );
  const named = `${header[was] ?? ""} to ${header[after] ?? ""}`;
  return {
    kind: "change",
    title: titleOf(title) || titleOf(named),
    impact: joined([named, ...new Set(remarks)]),
    usages,
  };
}

/** Versions of the product beside those of a part of it, in every row. */
function partOf({ header, rows }: Table): Fact | undefined {
  const ranges = header.map((_, at) =>
    rows.map(({ cells }) => rangeOf(cells[at] ?? "")),
  );
  const known = ranges.flatMap((column, at) =>
    rows.length > 0 && column.every((range) => range !== undefined) ? [at] : [],
  );
  const [one, two] = known;
  if (one === undefined || two === undefined || known.length !== 2)
    return undefined;
  // The product's own column is the wider one: it has fewer different ranges.
  const wide = (at: number) => new Set(ranges[at]).size;
  const [own, other] = wide(one) < wide(two) ? [one, two] : [two, one];
  return {
    kind: "part",
    title: titleOf(header[other] ?? "Part"),
    pairs: rows.map((_, at) => ({
      product: ranges[own]?.[at] ?? "*",
      part: ranges[other]?.[at] ?? "*",
      note: sentenceOf(
        (rows[at]?.cells ?? [])
          .filter((_, column) => column !== own && column !== other)
          .join(". "),
      ),
    })),
  };
}
