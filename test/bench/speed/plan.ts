/**
 * Times planning and rendering as ratios: `npm run bench`.
 *
 * Each figure is the median of several runs in one process, after a warm-up.
 */
import { loadRenderer } from "../../../src/commands/guides.ts";
import { noOrigins } from "../../../src/guide/mark.ts";
import { renderBody } from "../../../src/guide/render.ts";
import { viewOf } from "../../../src/guide/views/guide-view.ts";
import { plan, type Plan } from "../../../src/plan/plan.ts";
import type { Product } from "../../../src/release/types.ts";
import { productOf, type Facts } from "../../support/history.ts";
import { report, time } from "../measure/time.ts";

/** `count` releases of 6 changes: 4 settings, a migration and a change. */
function history(count: number): Product {
  const releases: Record<string, Facts> = {};
  for (let index = 0; index < count; index += 1) {
    const version = `${Math.floor(index / 100)}.${Math.floor(index / 10) % 10}.${index % 10}`;
    const isStop = index % 50 === 49;
    releases[version] = [
      "coverage: { env: checked }",
      "config:",
      `  - { op: added, key: env/KEY_${index}, now: ${index} }`,
      index > 0
        ? `  - { op: renamed, key: env/NAME_${index}, was: NAME_${index - 1} }`
        : "  - { op: added, key: env/NAME_0, now: 1 }",
      index > 0
        ? `  - { op: default-changed, key: env/KEY_${index - 1}, was: ${index - 1}, now: ${index + 1} }`
        : "  - { op: added, key: env/OTHER, now: 1 }",
      index > 1
        ? `  - { op: removed, key: env/KEY_${index - 2} }`
        : `  - { op: added, key: env/MORE_${index}, now: 1 }`,
      "migrations:",
      `  - { tool: alembic, range: r${index}..r${index + 1}, runs: on-start, online: true, reversible: true }`,
      "changes:",
      `  - { id: change-${index}, kind: behaviour, title: Change ${index}, impact: Look twice }`,
      ...(isStop ? ["stop: { because: The data are converted here }"] : []),
    ];
  }
  return productOf(releases, {
    product: [
      "surfaces: { env: { title: Environment, format: dotenv, file: .env } }",
    ],
    steps: [
      "  upgrade:",
      "    - { id: up, title: Start, run: docker compose up -d }",
      "    - { id: configure, title: Configure, config: env }",
    ],
  });
}

function longest(product: Product): Plan {
  const { releases } = product;
  const planned = plan(
    product,
    releases[0]?.version ?? "",
    releases.at(-1)?.version ?? "",
  );
  if (planned.kind !== "plan") throw new Error(planned.why);
  return planned;
}

/** The product as if just read: nothing that an earlier plan prepared is used. */
function fresh(product: Product): Product {
  return { ...product, releases: [...product.releases] };
}

const thousand = history(1000);
const twoThousand = history(2000);
const text = JSON.stringify(thousand.releases);
const parse = time(() => JSON.parse(text));
const once = time(() => longest(fresh(thousand)));
const twice = time(() => longest(fresh(twoThousand)));
console.log(
  `JSON.parse ${parse.toFixed(1)} ms, plan of 1,000 ${once.toFixed(1)} ms, of 2,000 ${twice.toFixed(1)} ms`,
);
report("plan of 1,000 releases / JSON.parse of them", once / parse, 20);
report("plan of 2,000 / plan of 1,000 releases", twice / once, 2.3);

const small = history(200);
const renderer = await loadRenderer();
const versions = small.releases.map(({ version }) => version);
let pairs = 0;
let bytes = 0;
let whole = 0;
let rendering = 0;
for (const [index, from] of versions.entries()) {
  for (const to of versions.slice(index + 1)) {
    const start = performance.now();
    const planned = plan(small, from, to);
    if (planned.kind !== "plan") throw new Error(planned.why);
    bytes += renderBody(planned, renderer).length;
    whole += performance.now() - start;

    const view = viewOf(planned, noOrigins);
    const before = performance.now();
    renderer.guide(view);
    rendering += performance.now() - before;
    pairs += 1;
  }
}
console.log(
  `${pairs} pairs: plan and render ${(whole / 1000).toFixed(1)} s, rendering their views ${(rendering / 1000).toFixed(1)} s, ${(bytes / 1e6).toFixed(0)} MB of guides`,
);
report("plan and render / rendering the same views", whole / rendering, 3);
