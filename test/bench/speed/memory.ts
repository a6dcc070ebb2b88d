/**
 * What one worker of the linter holds while it reads page after page:
 * `node test/bench/speed/memory.ts`.
 *
 *   --guides 1000   --seed 1
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Queue } from "../../../src/commands/lint/queue.ts";
import { Workers } from "../../../src/commands/lint/workers.ts";
import { makeGuides, writeGuides } from "../made/guides.ts";
import { megabytesBelow } from "../measure/family.ts";
import { tell } from "../measure/told.ts";

const { values } = parseArgs({
  options: {
    guides: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    rounds: { type: "string" },
    "by-processor": { type: "boolean" },
  },
});
const count = Number(values.guides);
const seed = Number(values.seed);
const step = Math.ceil(count / 10);
const mostMegabytes = 500;

console.log(`memory: seed ${seed}, Node ${process.version}`);
const cwd = await mkdtemp(join(tmpdir(), "bench-memory-"));
const guides = makeGuides(count, seed);
const pages = Array.from(guides.pages, ([file, text]) => ({ file, text }));
const files = pages.map(({ file }) => file);
const options = { dryRun: true };
const worker = new Workers(1, { cwd, options, files, records: false });
const held: { size: number; memory: number }[] = [];
try {
  await writeGuides(cwd, guides);
  for (let at = 0; at < count; at += step) {
    const some = pages.slice(at, at + step);
    await worker.lint(new Queue(some, 1), ({ file }, { kind }) => {
      if (kind !== "told") throw new Error(`\`${file}\` is ${kind}`);
    });
    const memory = megabytesBelow(process.pid);
    held.push({ size: at + some.length, memory });
  }
} finally {
  await worker.stop();
  await rm(cwd, { recursive: true, force: true });
}
const of = `${count.toLocaleString("en")} guides`;
tell({ kind: "held", bench: "memory", of, what: "one worker", held });
tell({
  kind: "ratio",
  bench: "memory",
  of,
  what: "one worker, in the end",
  unit: "MB",
  measured: held.slice(-1).map(({ memory }) => memory),
  wanted: { most: mostMegabytes },
});
