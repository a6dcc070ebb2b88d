import { compareVersions, type Version } from "../versions.ts";
import type { Outline } from "./nodes.ts";
import { hopsIn, type Unit } from "./units.ts";
import { before, commonest, hopIn, pinnedIn, versionsIn } from "./versions.ts";

/** The hop that the procedure of a guide is about, and how it was found. */
export interface Ends {
  readonly from: Version;
  readonly to: Version;
  readonly found:
    "asked" | "title" | "commands" | "headings" | "text" | "nowhere";
}

/** Where a guide names no version at all. */
export const unknownHop = { from: "1.0.0", to: "1.1.0" } as const;

/** Finds the hop in what the guide says, most telling place first. */
export function endsOf(
  outline: Outline,
  units: readonly Unit[],
  asked: { readonly from?: Version; readonly to?: Version },
): Ends {
  const found = foundIn(outline, units);
  if (asked.from === undefined && asked.to === undefined) return found;
  const to = asked.to ?? found.to;
  const from = asked.from ?? (asked.to ? before(asked.to) : found.from);
  return { from, to, found: "asked" };
}

function foundIn(outline: Outline, units: readonly Unit[]): Ends {
  const titled = hopIn(outline.title ?? "");
  if (titled)
    return {
      from: titled.from ?? before(titled.to),
      to: titled.to,
      found: "title",
    };
  const to = commonest(pinned(units, ({ role }) => role === "upgrade"));
  if (to !== undefined) {
    const old = pinned(
      units,
      ({ role }) => role === "rollback" || role === "prepare",
    );
    const from = commonest(old.filter((one) => compareVersions(one, to) < 0));
    return { from: from ?? before(to), to, found: "commands" };
  }
  const hop = hopsIn(outline).toSorted((a, b) =>
    compareVersions(b.to, a.to),
  )[0];
  if (hop)
    return { from: hop.from ?? before(hop.to), to: hop.to, found: "headings" };
  const told = [...new Set(versionsIn(textOf(units)))].sort(compareVersions);
  const [first, second] = told.slice(-2);
  if (first !== undefined && second !== undefined)
    return { from: first, to: second, found: "text" };
  return { ...unknownHop, found: "nowhere" };
}

/** Parts about a release of their own pin that one. */
function pinned(
  units: readonly Unit[],
  isAsked: (unit: Unit) => boolean,
): Version[] {
  const asked = units.filter(
    (unit) => unit.scope === undefined && isAsked(unit),
  );
  return pinnedIn(blocksOf(asked));
}

function blocksOf(units: readonly Unit[]): string {
  return units
    .flatMap(({ nodes }) => nodes)
    .map((node) => (node.kind === "block" ? node.fence.content : ""))
    .join("\n");
}

/** Tables often say how versions are numbered, by example. */
function textOf(units: readonly Unit[]): string {
  return units
    .flatMap(({ nodes }) => nodes)
    .flatMap((node) => {
      if (node.kind === "text") return [node.text];
      if (node.kind === "list") return node.items.map(({ text }) => text);
      return node.kind === "table"
        ? node.table.rows.flatMap(({ cells }) => cells)
        : [];
    })
    .join("\n");
}
