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
 *   --cli <file>            the Guidepost to measure (default: the package of this checkout)
 *   --peers none            Guidepost alone
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeGuides, makeVersions, writeGuides } from "../made/guides.ts";
import { Random } from "../made/random.ts";
import { measure, type Measured } from "../measure/process.ts";
import { costsOf, tell, type Cost } from "../measure/told.ts";
import { others, ourselves, type Contestant } from "./contestants.ts";
import { installed } from "./installed.ts";
import { growthOf, ratiosOf } from "./lint-ratios.ts";
import { Proof } from "./proof.ts";

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "200,1000" },
    rounds: { type: "string", default: "3" },
    seed: { type: "string", default: "1" },
    versions: { type: "string", default: "none" },
    cli: { type: "string" },
    peers: { type: "string", default: "all" },
    "by-processor": { type: "boolean" },
  },
});
const seed = Number(values.seed);
/** What is wanted is wanted of a repository of this size, without copies. */
const judged = 1000;

console.log(`lint: seed ${seed}, Node ${process.version}`);
const home = await mkdtemp(join(tmpdir(), "bench-lint-"));
try {
  const cli = values.cli ?? (await installed(home));
  await compareAll(cli);
} finally {
  await rm(home, { recursive: true, force: true });
}

async function compareAll(cli: string): Promise<void> {
  await startEach(cli);
  const grown: Cost[] = [];
  for (const size of numbersOf(values.sizes)) {
    const of = `${size.toLocaleString("en")} guides`;
    const costs = await compared(size, { of, cli });
    const own = costs.find(({ what }) => what === "dry run");
    if (own) grown.push(own);
  }
  for (const ratio of growthOf(grown)) tell(ratio);
  for (const size of numbersOf(values.versions)) {
    const of = `${size.toLocaleString("en")} guides in five versions`;
    await compared(size, { of, cli, make: makeVersions });
  }
}

function numbersOf(list: string): number[] {
  return list === "none" ? [] : list.split(",").map(Number);
}

/** Nobody's program comes from the disk, or is compiled, in the first round. */
async function startEach(cli: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "bench-lint-"));
  try {
    const guides = makeGuides(1, seed);
    await writeGuides(folder, guides);
    const size = { guides: 1, blocks: guides.blocks.length };
    for (const { command, cores } of contestantsOf(cli, size))
      await measure(command, { cwd: folder, cores });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function contestantsOf(
  cli: string,
  size: { readonly guides: number; readonly blocks: number },
): Contestant[] {
  const peers = values.peers === "none" ? [] : others(size);
  return [...ourselves(cli), ...peers];
}

interface Comparison {
  /** What is compared, in words. */
  readonly of: string;
  readonly cli: string;
  readonly make?: typeof makeGuides;
}

/** Has everybody read a repository of so many guides. */
async function compared(
  size: number,
  { of, cli, make = makeGuides }: Comparison,
): Promise<Cost[]> {
  const folder = await mkdtemp(join(tmpdir(), "bench-lint-"));
  try {
    const guides = make(size, seed);
    await writeGuides(folder, guides);
    const blocks = guides.blocks.length;
    const different = new Set(guides.blocks).size;
    console.log(`${of}, ${different.toLocaleString("en")} different blocks`);
    if (different < blocks)
      throw new Error(`Unexpected ${blocks} blocks, expected no two alike`);
    const all = contestantsOf(cli, { guides: size, blocks });
    const repository = { cwd: folder, pages: guides.pages.size };
    const runs = await runsOf(all, repository, roundsOf(size));
    const costs = costsOf(runs, { bench: "lint", of, size });
    for (const cost of costs) tell(cost);
    const isJudged = size === judged && make === makeGuides;
    for (const ratio of ratiosOf(costs, { of, isJudged })) tell(ratio);
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
  { cwd, pages }: { readonly cwd: string; readonly pages: number },
  rounds: number,
): Promise<[string, Measured[]][]> {
  const random = new Random(seed);
  const proof = new Proof(pages);
  const output = "measured.out";
  const results = new Map<string, Measured[]>(
    all.map(({ name }) => [name, []]),
  );
  // The cache is filled, and so is the disk's.
  const [first] = all;
  if (first) await measure(first.command, { cwd, cores: first.cores });
  for (let round = 0; round < rounds; round++)
    for (const one of random.shuffled(all)) {
      const { name, command, cores, share = 1 } = one;
      const way = { cwd, cores, output };
      const { wall, cpu, memory } = await measure(command, way);
      proof.take(one, await readFile(join(cwd, output), "utf8"));
      const scaled = { wall: wall / share, cpu: cpu / share, memory };
      results.get(name)?.push(scaled);
    }
  return [...results];
}
