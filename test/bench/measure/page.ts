import { cpus } from "node:os";
import { median, short, spread } from "./figures.ts";
import {
  isByProcessor,
  memoryOf,
  verdictOf,
  wantedText,
  type Cost,
  type Held,
  type Ratio,
  type Told,
} from "./told.ts";

const [begin, end] = ["<!-- measured -->", "<!-- end of measured -->"];

/** How a run was made: what a reader needs to repeat it. */
export interface Run {
  readonly seed: number;
  readonly command: string;
  readonly minutes: number;
}

/** A page with what was measured in the place of what was measured before. */
export function written(page: string, told: readonly Told[], run: Run): string {
  const [before, rest] = [page.indexOf(begin), page.indexOf(end)];
  if (before === -1 || rest < before)
    throw new Error(`Found no \`${begin}\` with its end, expected both`);
  return `${page.slice(0, before)}${begin}\n\n${markdownOf(told, run)}\n\n${page.slice(rest)}`;
}

/** What was wanted and what was measured, for a terminal. */
export function summary(told: readonly Told[]): string {
  const rows = ratiosOf(told).filter(({ wanted }) => wanted);
  const lines = rows.map((ratio) => [
    `${ratio.bench}, ${ratio.of}`,
    ratio.what,
    wantedText(ratio.wanted),
    figureOf(ratio),
    verdictOf(ratio),
  ]);
  return aligned([["of", "what", "wanted", "measured", ""], ...lines]);
}

function markdownOf(told: readonly Told[], run: Run): string {
  const [machine] = cpus();
  const date = new Date().toISOString().slice(0, 10);
  const ratios = ratiosOf(told);
  return [
    `Measured on ${date} with \`${run.command}\` in ${run.minutes} minutes: seed ${run.seed}, Node ${process.version.slice(1)}, ${cpus().length} cores of ${machine?.model.trim() ?? "a processor"}. ${isByProcessor ? "Ratios are of the time of processors." : "Ratios are by the clock."}`,
    "### What is wanted",
    table(
      ["Of", "Ratio", "Wanted", "Measured", ""],
      ratios
        .filter(({ wanted }) => wanted)
        .map((ratio) => [
          ratio.of,
          ratio.what,
          wantedText(ratio.wanted),
          figureOf(ratio),
          verdictOf(ratio),
        ]),
    ),
    "### Beside others",
    table(
      ["Of", "Ratio", "Measured"],
      ratios
        .filter(({ wanted }) => !wanted)
        .map((ratio) => [ratio.of, ratio.what, figureOf(ratio)]),
    ),
    "### What each took",
    ...costTables(told.filter((one) => one.kind === "cost")),
    "### How it grows",
    ...growthTables(told),
  ].join("\n\n");
}

function costTables(costs: readonly Cost[]): string[] {
  return [...Map.groupBy(costs, ({ bench, of }) => `${bench}, ${of}`)].map(
    ([name, some]) =>
      table(
        [name, "Seconds", "Of processor", "MB"],
        some.map(({ what, runs }) => [
          what,
          spread(runs.map(({ wall }) => wall)),
          spread(runs.map(({ cpu }) => cpu)),
          megabytes(memoryOf(runs)),
        ]),
      ),
  );
}

/** One repository after the other, and one worker page after page. */
function growthTables(told: readonly Told[]): string[] {
  const costs = told.filter((one) => one.kind === "cost");
  const grown = Map.groupBy(
    costs.filter(({ of }) => !of.includes("versions")),
    ({ bench, what }) => `${bench}, ${what}`,
  );
  const rows = [...grown].flatMap(([name, some]) =>
    some.length < 2 ? [] : some.map((cost) => growthRow(name, cost)),
  );
  const held = told.filter((one): one is Held => one.kind === "held");
  return [
    table(["What", "Size", "Ms of processor for each", "MB"], rows),
    ...held.map(({ what, held }) =>
      table(
        [`Pages that ${what} has read`, "MB it holds"],
        held.map(({ size, memory }) => [String(size), short(memory)]),
      ),
    ),
  ];
}

function growthRow(name: string, { size, runs }: Cost): string[] {
  const each = (1000 * median(runs.map(({ cpu }) => cpu))) / size;
  return [
    name,
    size.toLocaleString("en"),
    short(each),
    megabytes(memoryOf(runs)),
  ];
}

function ratiosOf(told: readonly Told[]): Ratio[] {
  return told.filter((one) => one.kind === "ratio");
}

function figureOf({ measured, ofProcessor, unit }: Ratio): string {
  const figure = spread(isByProcessor && ofProcessor ? ofProcessor : measured);
  return unit === undefined ? figure : `${figure} ${unit}`;
}

function megabytes(figure: number | undefined): string {
  return figure === undefined ? "" : short(figure);
}

function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join(
    "\n",
  );
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
