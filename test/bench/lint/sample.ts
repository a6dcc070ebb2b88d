/**
 * Lints every Markdown page below a folder, dependencies included, in one run.
 * Prints what was seen and a random sample of the findings to be judged by
 * reading: `node test/bench/lint/sample.ts [folder] [size] [seed]`.
 */
import { globSync } from "node:fs";
import { resolve } from "node:path";
import { lintFiles } from "../../../src/commands/lint/files.ts";
import { projectOf } from "../../../src/commands/project.ts";
import { shellBlocks } from "../../../src/lint/blocks.ts";
import { readDocument } from "../../../src/markdown/read.ts";
import type { Finding } from "../../../src/lint/finding.ts";

const [folder = "node_modules", size = "50", seed = "4"] =
  process.argv.slice(2);

const cwd = resolve(folder);
const files = globSync("**/*.{md,mdx}", { cwd }).sort();
const { report } = await lintFiles(
  files.map((file) => resolve(cwd, file)),
  await projectOf({}, { cwd }),
  {},
  { cwd, colour: false, version: "sample", start: performance.now() },
);
const { summary, findings, texts } = report;
const documents = [...texts.values()].map(readDocument);
const blocks = documents.flatMap(shellBlocks);
const fences = documents.reduce((sum, { fences }) => sum + fences.length, 0);
const parsed = blocks.filter(({ script }) => !script.tree.errors).length;
const { statements, known, evaluated } = summary.dryRun;

console.log(`${summary.files} pages, ${fences} fences`);
console.log(
  `${blocks.length} shell blocks recognised, ${parsed} parsed without an error`,
);
console.log(
  `${statements} statements rehearsed, ${known} of them with everything known, ${evaluated} really run`,
);
console.log(
  `${findings.length} findings in ${Math.round(summary.durationMs)} ms\n`,
);
for (const [at, finding] of sample(findings, Number(size)).entries())
  console.log(shown(finding, at + 1));

/** The same findings for the same seed, on every machine. */
function sample(all: readonly Finding[], count: number): Finding[] {
  const random = mulberry32(Number(seed));
  const drawn = all
    .map((finding) => ({ finding, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .slice(0, count);
  return drawn.map(({ finding }) => finding);
}

/** Public domain, by Tommy Ettinger: 32 bits of state, good enough for a sample. */
function mulberry32(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function shown(finding: Finding, number: number): string {
  const { file, line, column, severity, rule, message } = finding;
  const lines = (texts.get(file) ?? "").split(/\r\n|\n|\r/);
  const around = lines
    .slice(Math.max(0, line - 3), line + 2)
    .map((text) => `    | ${text.slice(0, 120)}`);
  return [
    `${number}. ${severity} ${rule} ${file}:${line}:${column}`,
    `   ${message}`,
    ...around,
    "",
  ].join("\n");
}
