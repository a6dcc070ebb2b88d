/**
 * Builds a site of 2,000 guides, and bare Starlight with the same Markdown, one
 * after the other: `npm run bench:site-build`, with `-- 500` of fewer guides.
 *
 * Pages a second are guides a second of wall-clock time, the whole command from
 * its start to its end; what else our site has counts as time and not as pages.
 */
import { spawn } from "node:child_process";
import {
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeRepository, writeStarlight } from "../made/site-projects.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const packages = join(root, "node_modules");
const count = Number(process.argv[2] ?? 2000);
const rounds = Number(process.argv[3] ?? 2);
const least = 0.8;
const mostMegabytes = 4096;

interface Built {
  readonly seconds: number;
  /** Of processors, which a busy machine changes less. */
  readonly busySeconds: number;
  /** The most that the process held, of memory that is its own or shared. */
  readonly megabytes: number;
  /** All HTML pages, and the guides among them. */
  readonly pages: number;
  readonly guides: number;
}

// Astro takes a project apart from its packages for another one.
mkdirSync(join(root, ".guidepost"), { recursive: true });
const folder = mkdtempSync(join(root, ".guidepost/bench-"));
try {
  const ours = join(folder, "ours");
  const bare = join(folder, "bare");
  writeRepository(ours, { count, packages });
  writeStarlight(bare, { count, packages, sidebar: ", sidebar: []" });
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const theirs = await build("bare Starlight", bare, [
      join(packages, "astro/bin/astro.mjs"),
      "build",
      "--silent",
    ]);
    const own = await build("guidepost site", ours, [
      join(root, "src/cli.ts"),
      "site",
      "build",
      "--no-check",
    ]);
    for (const { guides } of [theirs, own])
      if (guides !== count)
        throw new Error(`Unexpected ${guides} guides, expected ${count}`);
    if (own.megabytes > mostMegabytes) process.exitCode = 1;
    ratios.push(theirs.seconds / own.seconds);
    console.log(
      `the same by time of processors: ${(theirs.busySeconds / own.busySeconds).toFixed(2)}`,
    );
  }
  const ratio = ratios.toSorted((a, b) => a - b)[ratios.length >> 1] ?? 0;
  console.log(
    `guides a second, ours / bare Starlight: ${ratios.map((one) => one.toFixed(2)).join(", ")}; median ${ratio.toFixed(2)} (at least ${least})`,
  );
  if (ratio < least) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function build(
  name: string,
  cwd: string,
  args: readonly string[],
): Promise<Built> {
  const dist = join(cwd, "dist");
  rmSync(dist, { recursive: true, force: true });
  const start = performance.now();
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  let megabytes = 0;
  let busySeconds = 0;
  const watching = setInterval(() => {
    megabytes = Math.max(megabytes, peakOf(child.pid));
    busySeconds = Math.max(busySeconds, busyOf(child.pid));
  }, 250);
  const code = await new Promise((resolve) => child.on("close", resolve));
  clearInterval(watching);
  if (code !== 0) throw new Error(`Unexpected exit ${code} of ${name}`);
  const seconds = (performance.now() - start) / 1000;
  const files = globSync("**/*.html", { cwd: dist });
  const guides = files.filter((file) => /guides\/.*-to-/.test(file)).length;
  const built = {
    seconds,
    busySeconds,
    megabytes,
    pages: files.length,
    guides,
  };
  console.log(
    `${name}: ${guides} guides of ${files.length} pages in ${seconds.toFixed(1)} s (${busySeconds.toFixed(0)} s of processors), ${(guides / seconds).toFixed(1)} guides/s, at most ${megabytes.toFixed(0)} MB`,
  );
  return built;
}

/** Seconds in user and system mode so far, in ticks of 10 ms. */
function busyOf(pid: number | undefined): number {
  try {
    const [, rest = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
    const fields = rest.split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

/** Linux tells; elsewhere the memory is not measured. */
function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
