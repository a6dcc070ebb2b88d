import { existsSync, readdirSync } from "node:fs";
import { basename } from "node:path";
import { execFile } from "node:child_process";
import { loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { serve } from "../site/serve.ts";

// Asks Lighthouse about one page of each kind, and prints the median of some runs:
//
//   npm ci --prefix test/bench && npm run build && npm run bench:site
//   npm run bench:site -- --site ../elsewhere/dist --base /handbook/ --runs 1 guide planner

const lighthouse = fileURLToPath(
  new URL("node_modules/lighthouse/cli/index.js", import.meta.url),
);

/** What each category must have, of a hundred. */
const wanted = {
  performance: 90,
  accessibility: 95,
  "best-practices": 95,
  seo: 95,
} as const;

const kinds = {
  home: "",
  product: "products/artisan/",
  release: "products/artisan/releases/2.0.0/",
  guide: "guides/artisan/1.0.0-to-1.1.0/",
  planner: "plan/artisan/?from=1.0.0&to=2.0.0",
  rule: "rules/missing-restore-file/",
  docs: "docs/rehearsal/",
  status: "products/artisan/status/",
} as const;

type Category = keyof typeof wanted;
type Scores = Readonly<Record<Category, number>>;

const categories: readonly Category[] = [
  "performance",
  "accessibility",
  "best-practices",
  "seo",
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    site: { type: "string", default: "dist" },
    base: { type: "string", default: "/" },
    runs: { type: "string", default: "5" },
  },
});

if (!existsSync(lighthouse)) {
  throw new Error("Lighthouse is missing: run `npm ci --prefix test/bench`");
}
if (readdirSync(values.site).length === 0) {
  throw new Error(`${values.site} is empty: run \`npm run build\``);
}

// As hosts of static pages do.
const site = await serve(values.site, values.base, { isCompressed: true });
let failed = false;
for (const [kind, path] of Object.entries(kinds)) {
  if (positionals.length > 0 && !positionals.includes(kind)) continue;
  const runs: Audit[] = [];
  for (let run = 0; run < Number(values.runs); run += 1) {
    runs.push(await audit(site.origin + values.base + path));
  }
  const scores = categories.map((category) => ({
    category,
    score: median(runs.map(({ scores }) => scores[category])),
  }));
  const low = scores.filter(({ category, score }) => score < wanted[category]);
  failed ||= low.length > 0;
  const told = scores.map(({ category, score }) => `${category} ${score}`);
  const [busy = 0] = loadavg();
  console.log(
    `${kind.padEnd(8)} ${told.join(", ")}; ${basename(values.site)} at a load of ${busy.toFixed(1)}`,
  );
  for (const words of new Set(runs.flatMap(({ failures }) => failures)))
    console.log(`         ${words}`);
}
site.close();
process.exitCode = failed ? 1 : 0;

interface Audit {
  readonly scores: Scores;
  /** Audits that are not passed, in words; not those of performance, which are figures. */
  readonly failures: readonly string[];
}

/** What Lighthouse prints, as far as it is read here. */
interface Result {
  readonly categories: Readonly<
    Record<
      Category,
      {
        readonly score: number;
        readonly auditRefs: readonly { readonly id: string }[];
      }
    >
  >;
  readonly audits: Readonly<
    Record<
      string,
      {
        readonly score: number | null;
        readonly scoreDisplayMode: string;
        readonly title: string;
        readonly displayValue?: string;
      }
    >
  >;
}

async function audit(address: string): Promise<Audit> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      lighthouse,
      address,
      "--output=json",
      "--quiet",
      `--only-categories=${categories.join(",")}`,
      "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ],
    {
      env: { CHROME_PATH: "/usr/bin/chromium", ...process.env },
      maxBuffer: 64_000_000,
    },
  );
  const result: Result = JSON.parse(stdout);
  const scoreOf = (category: Category) =>
    Math.round(result.categories[category].score * 100);
  const figures = new Set(
    result.categories.performance.auditRefs.map(({ id }) => id),
  );
  const failures = Object.entries(result.audits)
    .filter(([, { score }]) => score !== null && score < 0.9)
    .map(
      ([id, { title, displayValue = "" }]) =>
        `${figures.has(id) ? "figure" : "failed"}: ${title} ${displayValue}`,
    );
  return {
    scores: {
      performance: scoreOf("performance"),
      accessibility: scoreOf("accessibility"),
      "best-practices": scoreOf("best-practices"),
      seo: scoreOf("seo"),
    },
    failures,
  };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
}
