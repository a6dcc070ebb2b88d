import type { Table } from "./tables.ts";

/** Which column of a table holds what; the others hold remarks. */
export type Columns = Readonly<Partial<Record<Column, number>>> & {
  readonly other: readonly number[];
};

export type Column =
  | "setting"
  | "was"
  | "now"
  | "instead"
  | "subject"
  | "removed"
  | "since"
  | "component"
  | "range"
  | "recommended"
  | "tested"
  | "bump"
  | "downtime"
  | "migrations"
  | "symptom"
  | "cause"
  | "fix";

/** Words of header cells, most telling first. */
const words: readonly (readonly [Column, RegExp])[] = [
  ["symptom", /^(?:symptom|problem|issue|error(?: message)?)s?$/],
  ["cause", /\bcause\b|^reason$/],
  ["fix", /^(?:solution|fix|resolution|workaround|remedy|action)s?$/],
  ["downtime", /\bdowntime\b|\binterruption\b/],
  ["migrations", /\bmigrations?\b(?! path)/],
  [
    "bump",
    /^(?:change|release|version|upgrade|update)(?: type)?$|^type of (?:change|release)|^bump$/,
  ],
  [
    "instead",
    /\breplace|\binstead\b|\balternative|\buse\b|\bmigration path\b|\bnew (?!default|value)\w+/,
  ],
  ["removed", /\bremov|\bsunset|\bend of life|\beol\b/],
  ["since", /^deprecated(?: (?:in|since|version))?$|\bsince\b/],
  ["was", /\b(?:old|previous|former|before|prior|original)\b|\bwas\b|^from$/],
  ["recommended", /\brecommend/],
  ["tested", /\btested\b/],
  [
    "now",
    /\b(?:new|after|current)\b.*\b(?:default|value)\b|^(?:new|after|now|to|default|default value|value)$/,
  ],
  [
    "setting",
    /^(?:setting|key|option|parameter|variable|environment variable|env(?:ironment)? ?var(?:iable)?|config(?:uration)?(?: (?:key|option|setting))?|value|property|field|name|flag|old (?:name|key))s?$/,
  ],
  [
    "component",
    /^(?:component|dependency|software|requirement|service|package|tool|platform|prerequisite|product|item)s?$/,
  ],
  [
    "range",
    /\bminimum\b|\bmin\b|\brequired\b|\bsupported\b|\bversions?\b|\brange\b|\bcompatible\b/,
  ],
  [
    "subject",
    /^(?:end ?point|api|feature|command|flag|method|function|deprecated(?: \w+)?|subject|old endpoint)s?$/,
  ],
];

/** What each column of a table is about, by its header. */
export function columnsOf({ header }: Table): Columns {
  const found: Partial<Record<Column, number>> = {};
  const other: number[] = [];
  for (const [at, cell] of header.entries()) {
    const text = cell.replace(/[`*_]/g, "").toLowerCase().trim();
    const column = words.find(
      ([name, pattern]) => found[name] === undefined && pattern.test(text),
    )?.[0];
    if (column === undefined) other.push(at);
    else found[column] = at;
  }
  return { ...found, other };
}

/** A cell of a row; empty where the table has no such column. */
export function cellOf(
  cells: readonly string[],
  column: number | undefined,
): string {
  return column === undefined ? "" : (cells[column] ?? "");
}
