import { median, ratios, short, spread } from "./figures.ts";
import type { Measured } from "./process.ts";
import type { Took } from "./time.ts";

export type Bench =
  "lint" | "memory" | "generate" | "plan" | "session" | "site";

/** What one thing took, a figure a round. */
export interface Cost {
  readonly kind: "cost";
  readonly bench: Bench;
  /** What it was done to, such as `1,000 guides`. */
  readonly of: string;
  readonly what: string;
  /** How many pages, hops or releases. */
  readonly size: number;
  readonly runs: readonly (Took & Partial<Measured>)[];
}

/** What a figure must be: no more, or no less. */
export type Wanted = { readonly most: number } | { readonly least: number };

/** A figure that something is wanted of, mostly one cost by another. */
export interface Ratio {
  readonly kind: "ratio";
  readonly bench: Bench;
  readonly of: string;
  readonly what: string;
  readonly unit?: "MB" | "ms";
  /** By the clock, one a round. */
  readonly measured: readonly number[];
  /** By the time of processors. */
  readonly ofProcessor?: readonly number[];
  readonly wanted?: Wanted;
}

/** What a process held on its way, in megabytes. */
export interface Held {
  readonly kind: "held";
  readonly bench: Bench;
  readonly of: string;
  readonly what: string;
  readonly held: readonly { readonly size: number; readonly memory: number }[];
}

export type Told = Cost | Ratio | Held;

/** A clock of a busy machine says little: `--by-processor` judges by what says more. */
export const isByProcessor = process.argv.includes("--by-processor");

/** Prints what was found, and hands it to the run that asked for it. */
export function tell(told: Told): void {
  console.log(`  ${lineOf(told)}`);
  if (process.send) process.send(told);
  else if (told.kind === "ratio" && verdictOf(told) === "missed")
    process.exitCode = 1;
}

/** What works took that were done to the same. */
export function costsOf(
  runs: Iterable<readonly [what: string, runs: Cost["runs"]]>,
  { bench, of, size }: Pick<Cost, "bench" | "of" | "size">,
): Cost[] {
  return Array.from(runs, ([what, runs]) => ({
    kind: "cost",
    bench,
    of,
    what,
    size,
    runs,
  }));
}

/** One cost by another, round by round. */
export function ratioOf(
  [one, other]: readonly [Cost | undefined, Cost | undefined],
  wanted?: Wanted,
): Ratio[] {
  if (!one || !other) return [];
  const by = (pick: (took: Took) => number) =>
    ratios(one.runs.map(pick), other.runs.map(pick));
  const { bench, of } = one;
  return [
    {
      kind: "ratio",
      bench,
      of,
      what: `${one.what} / ${other.what}`,
      measured: by(({ wall }) => wall),
      ofProcessor: by(({ cpu }) => cpu),
      ...(wanted && { wanted }),
    },
  ];
}

export type Verdict = "kept" | "missed" | "not measured" | "";

export function verdictOf({ measured, ofProcessor, wanted }: Ratio): Verdict {
  if (!wanted) return "";
  if (measured.length === 0) return "not measured";
  const figure = median(isByProcessor && ofProcessor ? ofProcessor : measured);
  const isKept =
    "most" in wanted ? figure <= wanted.most : figure >= wanted.least;
  return isKept ? "kept" : "missed";
}

/** `at most 0.25` */
export function wantedText(wanted: Wanted | undefined): string {
  if (!wanted) return "";
  return "most" in wanted
    ? `at most ${wanted.most}`
    : `at least ${wanted.least}`;
}

function lineOf(told: Told): string {
  if (told.kind === "cost") return costLine(told);
  return told.kind === "ratio" ? ratioLine(told) : heldLine(told);
}

function heldLine({ what, held }: Held): string {
  const points = held.map(({ size, memory }) => `${size}: ${short(memory)}`);
  return `${what}, MB after ${points.join(", ")}`;
}

function costLine({ what, runs }: Cost): string {
  const memory = memoryOf(runs);
  const wall = spread(runs.map((run) => run.wall));
  const cpu = spread(runs.map((run) => run.cpu));
  return `${what.padEnd(34)} ${wall} s, ${cpu} s of processor${memory === undefined ? "" : `, ${short(memory)} MB`}`;
}

/** Megabytes at most, in the middle of the rounds; undefined where it was not asked. */
export function memoryOf(runs: Cost["runs"]): number | undefined {
  const all = runs.flatMap(({ memory }) => memory ?? []);
  return all.length === 0 ? undefined : median(all);
}

function ratioLine(ratio: Ratio): string {
  const { what, unit = "", measured, ofProcessor, wanted } = ratio;
  const processor = ofProcessor ? `, of processor ${spread(ofProcessor)}` : "";
  const verdict = wanted ? `, ${wantedText(wanted)}: ${verdictOf(ratio)}` : "";
  return `${what}: ${spread(measured)} ${unit}${processor}${verdict}`;
}
