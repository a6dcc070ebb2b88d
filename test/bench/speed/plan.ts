/**
 * Times planning a long history, and planning beside rendering:
 * `node test/bench/speed/plan.ts`.
 *
 *   --releases 1000   of the history, and twice as many; all pairs of a fifth of it
 *   --rounds 15  --seed 1
 */
import { parseArgs } from "node:util";
import { loadRenderer } from "../../../src/commands/guides.ts";
import { noOrigins } from "../../../src/guide/mark.ts";
import { renderBody } from "../../../src/guide/render.ts";
import { viewOf } from "../../../src/guide/views/guide-view.ts";
import { plan, type Plan } from "../../../src/plan/plan.ts";
import type { Product } from "../../../src/release/types.ts";
import { makeProduct, readTexts } from "../made/products.ts";
import { takeTurns } from "../measure/time.ts";
import { costsOf, ratioOf, tell } from "../measure/told.ts";

const { values } = parseArgs({
  options: {
    releases: { type: "string", default: "1000" },
    rounds: { type: "string", default: "15" },
    seed: { type: "string", default: "1" },
    "by-processor": { type: "boolean" },
  },
});
const seed = Number(values.seed);
const rounds = Number(values.rounds);
const releases = Number(values.releases);

console.log(`plan: seed ${seed}, Node ${process.version}`);
await planOfAll();
await everyPair();

async function planOfAll(): Promise<void> {
  const once = productOf(releases);
  const twice = productOf(2 * releases);
  const text = JSON.stringify(once.releases);
  const of = `${releases.toLocaleString("en")} releases`;
  const runs = await takeTurns(
    {
      "JSON.parse of them": () => JSON.parse(text),
      "plan from the first to the last": () => longest(fresh(once)),
      "plan of twice as many": () => longest(fresh(twice)),
    },
    rounds,
  );
  const costs = costsOf(runs, { bench: "plan", of, size: releases });
  for (const cost of costs) tell(cost);
  const [parse, one, two] = costs;
  for (const ratio of [
    ...ratioOf([one, parse], { most: 20 }),
    ...ratioOf([two, one], { most: 2.3 }),
  ])
    tell(ratio);
}

/** From each release to each later one, as the planner on the site may be asked. */
async function everyPair(): Promise<void> {
  const small = productOf(Math.ceil(releases / 5));
  const versions = small.releases.map(({ version }) => version);
  const pairs = versions.flatMap((from, index) =>
    versions.slice(index + 1).map((to) => [from, to] as const),
  );
  const some = pairs.filter((_, index) => index % 10 === 0);
  const renderer = await loadRenderer();
  const views = some.map(([from, to]) =>
    viewOf(planned(small, from, to), noOrigins),
  );
  const runs = await takeTurns(
    {
      "plan and render": () => {
        for (const [from, to] of some)
          renderBody(planned(small, from, to), renderer);
      },
      "rendering their views": () => {
        for (const view of views) renderer.guide(view);
      },
    },
    Math.ceil(rounds / 5),
  );
  const of = `${some.length.toLocaleString("en")} pairs of ${versions.length} releases`;
  const costs = costsOf(runs, { bench: "plan", of, size: some.length });
  for (const cost of costs) tell(cost);
  for (const ratio of ratioOf([costs[0], costs[1]], { most: 3 })) tell(ratio);
}

function productOf(count: number): Product {
  return readTexts(makeProduct(count, seed));
}

function longest(product: Product): Plan {
  const { releases } = product;
  return planned(
    product,
    releases[0]?.version ?? "",
    releases.at(-1)?.version ?? "",
  );
}

function planned(product: Product, from: string, to: string): Plan {
  const found = plan(product, from, to);
  if (found.kind !== "plan") throw new Error(found.why);
  return found;
}

/** The product as if just read: nothing that an earlier plan prepared is used. */
function fresh(product: Product): Product {
  return { ...product, releases: [...product.releases] };
}
