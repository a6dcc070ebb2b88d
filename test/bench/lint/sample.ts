/**
 * Lints every Markdown page below a folder, dependencies included, in one run.
 * Prints what was seen and a random sample of the findings to be judged by
 * reading: `node test/bench/lint/sample.ts [folder] [size] [seed]`.
 */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sources } from "../../../src/commands/sources.ts";
import { foldCopies } from "../../../src/lint/copies.ts";
import type { Finding } from "../../../src/lint/finding.ts";
import type { LintResult } from "../../../src/lint/linter.ts";
import { lowerSuperseded } from "../../../src/lint/superseded.ts";
import { lintThoroughly } from "../../../src/lint/thorough.ts";

const [folder = "node_modules", size = "50", seed = "4"] =
  process.argv.slice(2);

const started = performance.now();
const files = globSync("**/*.{md,mdx}", { cwd: folder }).sort();
const texts = new Map(
  files.map((file) => [file, readFileSync(join(folder, file), "utf8")]),
);
const results: (LintResult & { readonly file: string })[] = [];
for (const [file, text] of texts)
  results.push({ ...(await lintThoroughly(text, { file }, sources)), file });
const findings = foldCopies(lowerSuperseded(results));

console.log(`${files.length} pages, ${fences(results)} fences`);
console.log(
  `${sum(({ coverage }) => coverage.blocks)} shell blocks recognised, ${sum(parsed)} parsed without an error`,
);
console.log(
  `${sum(({ coverage }) => coverage.dryRun.statements)} statements rehearsed, ${sum(({ coverage }) => coverage.dryRun.known)} of them with everything known`,
);
console.log(
  `${findings.length} findings in ${Math.round(performance.now() - started)} ms\n`,
);
for (const [at, finding] of sample(findings, Number(size)).entries())
  console.log(shown(finding, at + 1));

function sum(count: (result: LintResult) => number): number {
  return results.reduce((total, result) => total + count(result), 0);
}

function fences(pages: readonly LintResult[]): number {
  return pages.reduce((all, { page }) => all + page.document.fences.length, 0);
}

function parsed({ page }: LintResult): number {
  return page.blocks.filter(({ script }) => !script.tree.errors).length;
}

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
