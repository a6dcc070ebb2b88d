/**
 * Builds a site of 2,000 guides, and bare Starlight with the same Markdown, one
 * after the other: `npm run bench:site-build`, with `-- --guides 500` of fewer.
 *
 * Pages a second are guides a second of wall-clock time, the whole command from
 * its start to its end; what else our site has counts as time and not as pages.
 */
import { globSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { execPath } from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { writeRepository, writeStarlight } from "../made/site-projects.ts";
import { measure, type Measured } from "../measure/process.ts";
import { ratioOf, tell, type Cost } from "../measure/told.ts";

const { values } = parseArgs({
  options: {
    guides: { type: "string", default: "2000" },
    rounds: { type: "string", default: "2" },
    seed: { type: "string", default: "7" },
    "by-processor": { type: "boolean" },
  },
});
const root = fileURLToPath(new URL("../../../", import.meta.url));
const packages = join(root, "node_modules");
const count = Number(values.guides);
const seed = Number(values.seed);
/** Guides a second are at least 0.8 of those of bare Starlight. */
const most = 1.25;
const mostMegabytes = 4096;

console.log(`site: seed ${seed}, Node ${process.version}`);
// Astro takes a project apart from its packages for another one.
mkdirSync(join(root, ".guidepost"), { recursive: true });
const folder = mkdtempSync(join(root, ".guidepost/bench-"));
try {
  await buildBoth();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function buildBoth(): Promise<void> {
  const ours = join(folder, "ours");
  const bare = join(folder, "bare");
  writeRepository(ours, { count, seed, packages });
  writeStarlight(bare, { count, seed, packages, sidebar: ", sidebar: []" });
  const [own, theirs]: [Measured[], Measured[]] = [[], []];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    theirs.push(
      await build(
        bare,
        `${join(packages, "astro/bin/astro.mjs")} build --silent`,
      ),
    );
    own.push(
      await build(ours, `${join(root, "src/cli.ts")} site build --no-check`),
    );
  }
  const one = costOf("guidepost site", own);
  const other = costOf("bare Starlight", theirs);
  for (const told of [
    one,
    other,
    ...ratioOf([one, other], { most }),
    {
      kind: "ratio" as const,
      bench: "site" as const,
      of: one.of,
      what: "memory, guidepost site",
      unit: "MB" as const,
      measured: own.map(({ memory }) => memory),
      wanted: { most: mostMegabytes },
    },
  ])
    tell(told);
}

function costOf(what: string, runs: readonly Measured[]): Cost {
  const of = `${count.toLocaleString("en")} guides`;
  return { kind: "cost", bench: "site", of, what, size: count, runs };
}

async function build(cwd: string, command: string): Promise<Measured> {
  const dist = join(cwd, "dist");
  rmSync(dist, { recursive: true, force: true });
  const measured = await measure(
    `ASTRO_TELEMETRY_DISABLED=1 ${execPath} ${command}`,
    { cwd, cores: 2 },
  );
  const built = globSync("**/*-to-*/index.html", { cwd: dist }).length;
  if (built !== count)
    throw new Error(
      `Unexpected ${built} guides of \`${command}\`, expected ${count}`,
    );
  return measured;
}
