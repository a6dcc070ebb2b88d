import type { Product, Release } from "../src/index.ts";

/** How a release stands on the line: shapes tell them apart, not colours. */
export type MarkKind = "supported" | "preview" | "ended" | "withdrawn";

export interface Mark {
  readonly version: string;
  /** ISO date. */
  readonly date: string;
  readonly kind: MarkKind;
  /** Every way over it lands here. */
  readonly isStop: boolean;
  /** Per cent of the width. */
  readonly at: number;
  /** Where the name has room: on any screen, on a wide one, on none. */
  readonly named: "always" | "wide" | "never";
  readonly anchor: "start" | "middle" | "end";
}

export interface Lane {
  readonly title: string;
  readonly marks: readonly Mark[];
}

/** Releases along time, of a product and of its parts. */
export interface Timeline {
  readonly lanes: readonly Lane[];
  readonly ticks: readonly Tick[];
  /** What a reader hears who does not see it. */
  readonly says: string;
}

/** Where a quarter or a year begins. */
export interface Tick {
  readonly label: string;
  readonly at: number;
  readonly named: Mark["named"];
}

/** Per cent that a letter of a name takes, on a phone and on a wide screen. */
const letter = { always: 2.6, wide: 1.3 } as const;
const margin = 2;
const day = 24 * 60 * 60 * 1000;

/** The drawing of a product's releases; undefined where there are fewer than two days. */
export function timelineOf(product: Product): Timeline | undefined {
  const tracks = [
    { title: product.name, releases: product.releases },
    ...product.parts.map(({ title, releases }) => ({ title, releases })),
  ].filter(({ releases }) => releases.length > 0);
  const days = tracks.flatMap(({ releases }) =>
    releases.map(({ date }) => Date.parse(date)),
  );
  const span = { first: Math.min(...days), last: Math.max(...days) };
  if (!(span.last > span.first)) return undefined;
  return {
    lanes: tracks.map(({ title, releases }) => ({
      title,
      marks: marksOf(releases, span),
    })),
    ticks: ticksOf(span),
    says: tracks.map(inWords).join(" "),
  };
}

interface Span {
  readonly first: number;
  readonly last: number;
}

function placeOf(time: number, { first, last }: Span): number {
  const share = (time - first) / (last - first);
  return Math.round((margin + share * (100 - 2 * margin)) * 100) / 100;
}

function marksOf(releases: readonly Release[], span: Span): Mark[] {
  const placed = releases.map((release) => ({
    version: release.version,
    date: release.date,
    kind: kindOf(release),
    isStop: release.stop !== undefined,
    at: placeOf(Date.parse(release.date), span),
  }));
  const names = placed.map(({ version, at }) => ({ text: version, at }));
  // The newest first, then the oldest, then what is for everybody.
  const ranked = names
    .map((_, index) => index)
    .toSorted((a, b) => rankOf(placed, a) - rankOf(placed, b) || b - a);
  const always = roomFor(names, ranked, letter.always);
  const wide = roomFor(names, [...always, ...ranked], letter.wide);
  return placed.map((mark, index) => ({
    ...mark,
    named: always.has(index) ? "always" : wide.has(index) ? "wide" : "never",
    anchor: anchorAt(mark.at),
  }));
}

function rankOf(marks: readonly Pick<Mark, "kind">[], index: number): number {
  if (index === marks.length - 1) return 0;
  if (index === 0) return 1;
  return marks[index]?.kind === "preview" ? 3 : 2;
}

function kindOf({ status, channel }: Release): MarkKind {
  if (status.kind === "yanked" || status.kind === "avoid") return "withdrawn";
  if (status.kind === "eol") return "ended";
  return channel === "stable" ? "supported" : "preview";
}

function anchorAt(at: number): Mark["anchor"] {
  if (at < 12) return "start";
  return at > 88 ? "end" : "middle";
}

/** Which names can stand without touching, the first of the ranked before others. */
function roomFor(
  names: readonly { readonly text: string; readonly at: number }[],
  ranked: readonly number[],
  perLetter: number,
): ReadonlySet<number> {
  const taken: { readonly from: number; readonly to: number }[] = [];
  const kept = new Set<number>();
  for (const index of ranked) {
    const name = names[index];
    if (name === undefined || kept.has(index)) continue;
    const width = name.text.length * perLetter + 1.5;
    const shift = { start: 0, middle: width / 2, end: width };
    const from = name.at - shift[anchorAt(name.at)];
    const to = from + width;
    if (taken.some((other) => from < other.to && other.from < to)) continue;
    taken.push({ from, to });
    kept.add(index);
  }
  return kept;
}

/** Quarters where there are few of them, else years. */
function ticksOf(span: Span): Tick[] {
  const months = span.last - span.first > 600 * day ? 12 : 3;
  const { first, last } = span;
  const start = new Date(first).getUTCFullYear();
  const end = new Date(last).getUTCFullYear();
  const times = Array.from({ length: (end - start + 2) * (12 / months) }).map(
    (_, index) => Date.UTC(start, index * months),
  );
  const ticks = times
    .filter((time) => time >= first && time <= last)
    .map((time) => ({
      text: tickLabel(new Date(time), months),
      at: placeOf(time, span),
    }));
  const ranked = ticks.map((_, index) => index);
  const always = roomFor(ticks, ranked, letter.always);
  const wide = roomFor(ticks, [...always, ...ranked], letter.wide);
  return ticks.map(({ text, at }, index) => ({
    label: text,
    at,
    named: always.has(index) ? "always" : wide.has(index) ? "wide" : "never",
  }));
}

function tickLabel(date: Date, months: number): string {
  const options =
    months === 12 ? yearOnly : ({ ...yearOnly, month: "short" } as const);
  return date.toLocaleDateString("en-GB", { ...options, timeZone: "UTC" });
}

const yearOnly = { year: "numeric" } as const;

function inWords({
  title,
  releases,
}: {
  readonly title: string;
  readonly releases: readonly Release[];
}): string {
  const [first, last] = [releases[0], releases.at(-1)];
  if (first === undefined || last === undefined || first === last)
    return `${title}: ${first?.version}, ${first?.date}.`;
  return `${title}: ${releases.length} releases, from ${first.version} on ${first.date} to ${last.version} on ${last.date}.`;
}
