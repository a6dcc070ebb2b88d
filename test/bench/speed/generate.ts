/**
 * Times `generate` beside what it cannot do without: reading the metadata, rendering
 * the same pages in memory, and writing the same bytes:
 * `node test/bench/speed/generate.ts`.
 *
 *   --hops 20,200,2000   of one product; there is a page a hop, and two others
 *   --rounds 5  --seed 1
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { open, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { generate } from "../../../src/commands/generate.ts";
import { loadFrozen } from "../../../src/commands/frozen/releases.ts";
import {
  guidesOf,
  loadRenderer,
  type GuideFile,
} from "../../../src/commands/guides.ts";
import { loadProduct } from "../../../src/commands/products.ts";
import { makeProduct, writeTexts } from "../made/products.ts";
import { median } from "../measure/figures.ts";
import { takeTurns } from "../measure/time.ts";
import { costsOf, ratioOf, tell, type Cost } from "../measure/told.ts";

const { values } = parseArgs({
  options: {
    hops: { type: "string", default: "20,200" },
    rounds: { type: "string", default: "5" },
    seed: { type: "string", default: "1" },
    "by-processor": { type: "boolean" },
  },
});
const seed = Number(values.seed);
/** With fewer pages, what is done once weighs more. */
const judged = 200;

console.log(`generate: seed ${seed}, Node ${process.version}`);
const all: Cost[] = [];
const surroundings = { colour: false, version: "bench" };
for (const hops of values.hops.split(",").map(Number))
  all.push(...(await compared(hops)));
const eachOf = ({ runs, size }: Cost) =>
  median(runs.map(({ cpu }) => cpu)) / size;
const [small, large] = all.filter(({ what }) => what === "generate").slice(-2);
if (small && large)
  tell({
    kind: "ratio",
    bench: "generate",
    of: `${small.size} to ${large.size} hops`,
    what: "a page of the largest / of the one before",
    measured: [eachOf(large) / eachOf(small)],
    wanted: { most: 1.3 },
  });

async function compared(hops: number): Promise<Cost[]> {
  const root = mkdtempSync(join(tmpdir(), "bench-generate-"));
  try {
    writeTexts(root, makeProduct(hops + 1, seed));
    return await costsIn(root, hops);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function costsIn(root: string, hops: number): Promise<Cost[]> {
  const renderer = await loadRenderer();
  const product = await loadProduct(root, "mill");
  const frozen = await loadFrozen(root, product);
  // As if just read: nothing that an earlier plan prepared is used.
  const pages = () =>
    guidesOf({ ...product, releases: [...product.releases] }, renderer, frozen);
  const same = pages();
  const aside = join(root, "aside");
  const runs = await takeTurns(
    {
      generate: () => generateAll(root),
      reading: async () => loadFrozen(root, await loadProduct(root, "mill")),
      rendering: pages,
      writing: () => writeAll(same, aside),
      "writing to the disk": () => writeAll(same, aside, { syncs: true }),
    },
    Number(values.rounds),
    () => {
      for (const folder of [join(root, "content/guides"), aside])
        rmSync(folder, { recursive: true, force: true });
      mkdirSync(aside);
    },
  );
  await generateAll(root);
  refuseOther(same, root);
  const again = await takeTurns(
    { "generate, nothing new": () => generateAll(root) },
    Number(values.rounds),
  );
  const of = `${hops.toLocaleString("en")} hops`;
  const costs = costsOf([...runs, ...again], {
    bench: "generate",
    of,
    size: hops,
  });
  const bytes = same.reduce((sum, { text }) => sum + text.length, 0);
  console.log(`${of}, ${same.length} pages, ${(bytes / 1e6).toFixed(1)} MB`);
  for (const cost of costs) tell(cost);
  const [whole, reading, rendering, writing, syncing, nothing] = costs;
  const limit = hops >= judged ? { most: 1.5 } : undefined;
  for (const ratio of [
    ...ratioOf([whole, sumOf([reading, rendering, syncing])], limit),
    ...ratioOf([nothing, sumOf([reading, rendering])], limit),
    ...ratioOf([whole, rendering]),
    ...ratioOf([whole, writing]),
  ])
    tell(ratio);
  return costs;
}

/** What several take together, round by round. */
function sumOf(costs: readonly (Cost | undefined)[]): Cost | undefined {
  const [first, ...rest] = costs.flatMap((cost) => cost ?? []);
  return rest.reduce(
    (sum, { what, runs }) =>
      sum && {
        ...sum,
        what: `${sum.what} + ${what}`,
        runs: sum.runs.map(({ wall, cpu }, round) => ({
          wall: wall + (runs[round]?.wall ?? 0),
          cpu: cpu + (runs[round]?.cpu ?? 0),
        })),
      },
    first,
  );
}

/** What is beside it would be for nothing if it wrote less, or something else. */
function refuseOther(pages: readonly GuideFile[], root: string): void {
  for (const { path, text } of pages)
    if (readFileSync(join(root, path), "utf8") !== text)
      throw new Error(
        `Unexpected text of \`${path}\`, expected what is rendered`,
      );
}

function generateAll(cwd: string): Promise<unknown> {
  return Promise.resolve(generate.run([], {}, { ...surroundings, cwd }));
}

/** As plainly as it can be done, one after the other. */
async function writeAll(
  pages: readonly GuideFile[],
  folder: string,
  { syncs = false } = {},
): Promise<void> {
  for (const { path, text } of pages) {
    const target = join(folder, basename(path));
    if (syncs) await writeThrough(target, text);
    else await writeFile(target, text);
  }
}

/** On the disk before it goes on, as a file must be that is to be old or new. */
async function writeThrough(path: string, text: string): Promise<void> {
  const file = await open(path, "wx");
  await file.writeFile(text);
  await file.sync();
  await file.close();
}
