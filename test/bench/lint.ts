/**
 * Holds the linter against labelled blocks: `npm run bench:lint -- <folder> <gold>`.
 *
 * A line of the gold file is `{ file, line, lines, verdict, at?, label, why }`:
 * `must` is a defect, `may` a block that a linter may warn of, `mustnot` a block
 * that is fine. The projects of `lint/unread.json` are left out, so that nobody
 * develops against them: `--unread` scores only those, `--all` everything.
 * `--verbose` lists what was missed and what was flagged for nothing.
 */
import { readFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { findPages } from "../../src/commands/lint/find.ts";
import { lintFiles } from "../../src/commands/lint/files.ts";
import { projectOf } from "../../src/commands/project.ts";
import type { Finding } from "../../src/lint/finding.ts";

interface Labelled {
  readonly file: string;
  readonly line: number;
  readonly lines: number;
  readonly verdict: "must" | "may" | "mustnot";
  readonly at?: number;
  readonly label: string;
  readonly why: string;
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: "boolean" },
    unread: { type: "boolean" },
    verbose: { type: "boolean" },
  },
});
const [folder, gold] = positionals;
if (!folder || !gold) {
  console.error(
    "Usage: npm run bench:lint -- <folder> <gold> [--unread|--all]",
  );
  process.exit(2);
}

const unread: string[] = await readList("lint/unread.json");
const visible = new Set(await readList("lint/visible.json"));
const surroundings = { cwd: resolve(folder), colour: false, version: "bench" };

const labelled = (await readFile(gold, "utf8"))
  .trim()
  .split("\n")
  .map((line): Labelled => JSON.parse(line))
  .filter(({ file }) => isAsked(file));
const project = await projectOf({}, surroundings);
const pages = (await findPages([], project, {}, surroundings)).filter((path) =>
  isAsked(relative(surroundings.cwd, path)),
);
const { report } = await lintFiles(
  pages,
  project,
  {},
  { ...surroundings, start: performance.now() },
);
const byFile = Map.groupBy(
  report.findings.filter(({ severity }) => severity !== "info"),
  ({ file }) => file,
);

const rules = new Map<string, { right: number; wrong: number }>();
const blocks = { error: [0, 0], warning: [0, 0] };
const good = { all: 0, flagged: 0 };
const defects = { all: 0, found: 0, visible: 0, visibleFound: 0 };

for (const block of labelled) {
  const hits = hitsOf(block);
  const wrong = block.verdict === "mustnot";
  for (const { rule } of hits) {
    const counts = rules.get(rule) ?? { right: 0, wrong: 0 };
    counts[wrong ? "wrong" : "right"] += 1;
    rules.set(rule, counts);
  }
  for (const severity of ["error", "warning"] as const) {
    if (!hits.some((hit) => hit.severity === severity)) continue;
    blocks[severity][1]! += 1;
    if (!wrong) blocks[severity][0]! += 1;
  }
  if (wrong) {
    good.all += 1;
    if (hits.length > 0) good.flagged += 1;
    for (const { line, rule, message } of hits) {
      tell(`alarm   ${block.file}:${line} ${rule}: ${message}`);
    }
  }
  if (block.verdict === "must") countDefect(block, hits.length > 0);
}

console.log("rule: findings in blocks that may be flagged, in good blocks");
for (const [rule, { right, wrong }] of [...rules].sort()) {
  console.log(`  ${rule.padEnd(32)} ${right} right, ${wrong} wrong`);
}
console.log(`${pages.length} pages, ${labelled.length} labelled blocks`);
for (const severity of ["error", "warning"] as const) {
  const [right, all] = blocks[severity];
  console.log(`blocks with ${severity}s: ${right} of ${all} right`);
}
console.log(`good blocks flagged: ${good.flagged} of ${good.all}`);
console.log(
  `defects found: ${defects.found} of ${defects.all}; of those that the page itself shows: ${defects.visibleFound} of ${defects.visible}`,
);

function isAsked(file: string): boolean {
  if (options.all) return true;
  const isUnread = unread.includes(file.split("/")[0] ?? "");
  return isUnread === Boolean(options.unread);
}

function hitsOf({ file, line, lines }: Labelled): Finding[] {
  return (byFile.get(file) ?? []).filter(
    (finding) => finding.line >= line && finding.line <= line + lines + 1,
  );
}

function countDefect(
  { file, line, at = line, label, why }: Labelled,
  found: boolean,
) {
  const place = `${file}:${at}`;
  defects.all += 1;
  if (found) defects.found += 1;
  if (visible.has(place)) {
    defects.visible += 1;
    if (found) defects.visibleFound += 1;
  }
  if (!found) tell(`missed  ${place} ${label}: ${why}`);
}

function tell(line: string): void {
  if (options.verbose) console.log(line);
}

async function readList(path: string): Promise<string[]> {
  return JSON.parse(await readFile(new URL(path, import.meta.url), "utf8"));
}
