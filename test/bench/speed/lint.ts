/**
 * Times the linter beside others on generated repositories: `npm run bench:lint-speed`.
 *
 * Everybody reads the same files on the same number of cores, one after the other,
 * in another order each round. A ratio is taken within its round, so that a slow
 * minute of the machine is in both of its sides.
 *
 *   --sizes 200,1000,5000   guides in a repository, fifteen shell blocks each
 *   --rounds 5  --seed 1    of sizes above 1,000 there are fewer rounds
 *   --versions 1000         guides that are copies, one folder a version; or none
 *   --cli <file>            the Guidepost to measure (default: this checkout)
 *   --peers none            Guidepost alone
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { makeGuides, makeVersions, writeGuides } from "../made/guides.ts";
import { Random } from "../made/random.ts";
import { median } from "../measure/figures.ts";
import { measure, type Measured } from "../measure/process.ts";
import {
  ratioOf,
  tell,
  type Cost,
  type Ratio,
  type Wanted,
} from "../measure/told.ts";
import { others, ourselves, type Contestant } from "./contestants.ts";

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "200,1000" },
    rounds: { type: "string", default: "3" },
    seed: { type: "string", default: "1" },
    versions: { type: "string", default: "none" },
    cli: {
      type: "string",
      default: fileURLToPath(new URL("../../../src/cli.ts", import.meta.url)),
    },
    peers: { type: "string", default: "all" },
    "by-processor": { type: "boolean" },
  },
});
const seed = Number(values.seed);
/** What is wanted is wanted of a repository of this size, without copies. */
const judged = 1000;
const mostMegabytes = 500;

const wanted: readonly (readonly [string, string, Wanted?])[] = [
  ["text", "markdownlint-cli2", { most: 0.25 }],
  ["dry run", "markdownlint-cli2", { most: 0.5 }],
  ["dry run", "shellcheck a block", { most: 0.1 }],
  ["cached", "markdownlint-cli2", { most: 0.05 }],
  ["two jobs, two cores", "one job, two cores", { most: 0.625 }],
  ["text", "remark-cli"],
  ["dry run", "remark-cli"],
  ["dry run", "remark-cli, recommended"],
  ["dry run", "bash -n a block"],
];

console.log(`lint: seed ${seed}, Node ${process.version}`);
const sizes = numbersOf(values.sizes);
const grown: Cost[] = [];
for (const size of sizes) {
  const costs = await compared(size, `${size.toLocaleString("en")} guides`);
  const own = costs.find(({ what }) => what === "dry run");
  if (own) grown.push(own);
}
for (const ratio of growthOf(grown)) tell(ratio);
for (const size of numbersOf(values.versions))
  await compared(
    size,
    `${size.toLocaleString("en")} guides in five versions`,
    makeVersions,
  );

function numbersOf(list: string): number[] {
  return list === "none" ? [] : list.split(",").map(Number);
}

/** Has everybody read a repository of so many guides. */
async function compared(
  size: number,
  of: string,
  make = makeGuides,
): Promise<Cost[]> {
  const folder = await mkdtemp(join(tmpdir(), "bench-lint-"));
  try {
    const guides = make(size, seed);
    await writeGuides(folder, guides);
    const blocks = guides.blocks.length;
    console.log(`${of}, ${blocks.toLocaleString("en")} different blocks`);
    const peers =
      values.peers === "none" ? [] : others({ guides: size, blocks });
    const all = [...ourselves(values.cli), ...peers];
    const costs = (await runsOf(all, folder, roundsOf(size))).map(
      ([what, runs]): Cost => ({
        kind: "cost",
        bench: "lint",
        of,
        what,
        size,
        runs,
      }),
    );
    for (const cost of costs) tell(cost);
    const isJudged = size === judged && make === makeGuides;
    for (const ratio of ratiosOf(costs, isJudged)) tell(ratio);
    return costs;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A larger repository takes longer, and varies less. */
function roundsOf(size: number): number {
  const rounds = Number(values.rounds);
  return size > judged ? Math.ceil(rounds / 3) : rounds;
}

async function runsOf(
  all: readonly Contestant[],
  cwd: string,
  rounds: number,
): Promise<[string, Measured[]][]> {
  const random = new Random(seed);
  const results = new Map<string, Measured[]>(
    all.map(({ name }) => [name, []]),
  );
  // The cache is filled, and so is the disk's.
  const [first] = all;
  if (first) await measure(first.command, { cwd, cores: first.cores });
  for (let round = 0; round < rounds; round++)
    for (const { name, command, cores, share = 1 } of random.shuffled(all)) {
      const { wall, cpu, memory } = await measure(command, { cwd, cores });
      const scaled = { wall: wall / share, cpu: cpu / share, memory };
      results.get(name)?.push(scaled);
    }
  return [...results];
}

function ratiosOf(costs: readonly Cost[], isJudged: boolean): Ratio[] {
  const costOf = (name: string) => costs.find(({ what }) => what === name);
  const compared = wanted.flatMap(([one, other, limit]) => {
    const pair = [costOf(one), costOf(other)] as const;
    return ratioOf(pair, isJudged ? limit : undefined).map(
      ({ ofProcessor, ...ratio }) =>
        // Two cores together spend no less than one.
        one.startsWith("two jobs") || !ofProcessor
          ? ratio
          : { ...ratio, ofProcessor },
    );
  });
  const own = ["dry run", "two jobs, two cores"].flatMap(
    (name) => costOf(name) ?? [],
  );
  return [...compared, ...own.map(memoryRatio)];
}

function memoryRatio({ of, what, runs }: Cost): Ratio {
  return {
    kind: "ratio",
    bench: "lint",
    of,
    unit: "MB",
    what: `memory, ${what}`,
    measured: runs.flatMap(({ memory }) => memory ?? []),
    wanted: { most: mostMegabytes },
  };
}

/** Each guide more of the largest step by each guide more of the smallest. */
function growthOf(costs: readonly Cost[]): Ratio[] {
  const points = costs.map(({ size, runs }) => ({
    size,
    cpu: median(runs.map(({ cpu }) => cpu)),
  }));
  const [small, middle] = points;
  const [before, large] = points.slice(-2);
  if (!small || !middle || !before || !large || points.length < 3) return [];
  const slope = (one: typeof small, other: typeof small) =>
    (other.cpu - one.cpu) / (other.size - one.size);
  return [
    {
      kind: "ratio",
      bench: "lint",
      of: `${small.size} to ${large.size} guides`,
      what: "a further guide of the largest / of the smallest",
      measured: [slope(before, large) / slope(small, middle)],
      wanted: { most: 1.2 },
    },
  ];
}
