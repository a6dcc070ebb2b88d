import { trackOf, type Track } from "../../plan/path/track.ts";
import type { Product } from "../../release/types.ts";
import { lineOf, type Origins } from "../mark.ts";
import { cell, codeCell, prose } from "../prose.ts";

/** Which versions of others go with each release, as a table of finished cells. */
export interface CompatibilityView {
  /** Empty for the product itself. */
  readonly title: string;
  /** What a column is about. */
  readonly columns: readonly string[];
  readonly rows: readonly CompatibilityRow[];
}

/** Newest first. */
export interface CompatibilityRow {
  readonly version: string;
  /** In the order of the columns; empty where a release says nothing. */
  readonly cells: readonly string[];
}

export interface PlatformRow {
  readonly title: string;
  readonly tools: string;
}

/** Of the product and its parts, those that need something. */
export function compatibilityOf(
  product: Product,
  origins: Origins,
): CompatibilityView[] {
  const { releases, parts } = product;
  return [
    matrixOf(product, { title: "", track: trackOf("", releases) }, origins),
    ...parts.map(({ id, title, releases }) =>
      matrixOf(
        product,
        { title: prose(title), track: trackOf(id, releases) },
        origins,
      ),
    ),
  ].filter(({ columns }) => columns.length > 0);
}

function matrixOf(
  product: Product,
  { title, track }: { readonly title: string; readonly track: Track },
  origins: Origins,
): CompatibilityView {
  const { releases, requirements } = track;
  const names = [...(requirements.at(-1)?.keys() ?? [])];
  const parts = [
    ...new Set(releases.flatMap((each) => Object.keys(each.parts))),
  ];
  const rows = releases.map((release, index) => ({
    version: origins.markWhole(
      release.version,
      release.origin.file,
      lineOf(release.origin, "version"),
    ),
    cells: [
      ...parts.map((id) => rangeCell(release.parts[id])),
      ...names.map((name) => rangeCell(requirements[index]?.get(name)?.range)),
    ],
  }));
  return {
    title,
    columns: [
      ...parts.map((id) => cell(titleOf(product, id))),
      ...names.map(cell),
    ],
    rows: rows.toReversed(),
  };
}

function rangeCell(range: string | undefined): string {
  return range === undefined ? "" : codeCell(range);
}

/** A part may name the product itself. */
function titleOf({ name, parts }: Product, id: string): string {
  return parts.find((part) => part.id === id)?.title ?? name;
}

export function platformRows(
  { choices }: Product,
  origins: Origins,
): PlatformRow[] {
  return choices
    .filter(({ id }) => id === "platform")
    .flatMap(({ options }) => options)
    .map(({ title, tools, origin }) => ({
      title: origins.markWhole(
        cell(title),
        origin.file,
        lineOf(origin, "title"),
      ),
      tools: Object.entries(tools)
        .map(([tool, range]) => `${codeCell(tool)} ${codeCell(range)}`)
        .join(", "),
    }));
}
