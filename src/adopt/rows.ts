import { isVersion } from "../versions.ts";
import { cellOf, type Columns } from "./columns.ts";
import type { Fact } from "./facts.ts";
import { joined, proseOf, sentenceOf, titleOf } from "./prose.ts";
import { rangeOf } from "./ranges.ts";
import type { Row, Table } from "./tables.ts";

export function deprecationOf(
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

/** Names of anything else before and after: people write them, and must change them. */
export function usagesOf(
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
export function partOf({ header, rows }: Table): Fact | undefined {
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

function plain(cell: string): string {
  return proseOf(cell).replaceAll("`", "");
}

function versionOf(cell: string): string | undefined {
  const version = cell.replace(/^[`*\s]*v?|[`*\s]+$/g, "");
  return isVersion(version) ? version : undefined;
}
