import { relative, sep } from "node:path";
import { findFiles, readText } from "../files.ts";
import { foldCopies } from "../lint/copies.ts";
import { lowerSuperseded } from "../lint/superseded.ts";
import { allRules } from "../lint/rules.ts";
import { productRules } from "../lint/rules/product/index.ts";
import { lintThoroughly, type ThoroughResult } from "../lint/thorough.ts";
import { summarise, type Report } from "../report/report.ts";
import { recordOf, writeRecord } from "./pages/record.ts";
import { UsageError } from "../usage.ts";
import { comparisons } from "./comparisons.ts";
import type { Command, Options, Surroundings } from "./command.ts";
import {
  engineOf,
  engineOption,
  rehearsedBy,
  requireEngine,
  tellRuns,
  type LintedPage,
} from "./pages/engine.ts";
import { explainBlock } from "./pages/explain-block.ts";
import { fixturesOption } from "./pages/fixtures.ts";
import {
  diffOf,
  noFixes,
  planFixes,
  tellFixes,
  writeFixes,
} from "./pages/fix.ts";
import { knowledgeOf } from "./pages/knowledge.ts";
import { neighboursOf } from "./pages/neighbours.ts";
import { formatOption, formatsOf, writeReports } from "./pages/reports.ts";
import { sayingsOf } from "./pages/sayings.ts";
import { sourcesOf } from "./pages/sources.ts";

const pages = "**/*.{md,mdx,markdown}";

export const lint: Command = {
  operands: [
    {
      name: "[paths...]",
      summary: "files, folders or globs (default: this folder)",
    },
  ],
  options: [
    formatOption,
    {
      flags: "--max-warnings <n>",
      summary: "fail when there are more warnings",
    },
    { flags: "--quiet", summary: "show errors only" },
    { flags: "--allow-empty", summary: "succeed where no file matches" },
    { flags: "--fix", summary: "put right what is certain" },
    {
      flags: "--fix-dry-run",
      summary: "print what `--fix` would change as a diff",
    },
    {
      flags: "--explain-block <file:line>",
      summary: "print what the linter sees of the block at that line",
    },
    fixturesOption,
    engineOption,
    {
      flags: "--record",
      summary: "write what was rehearsed to `.guidepost/dry-run.json`",
    },
  ],
  async run(paths, options, surroundings) {
    const engine = engineOf(options);
    await requireEngine(engine);
    const formats = formatsOf(options);
    const { explainBlock: place } = options;
    if (typeof place === "string")
      return explainBlock(place, options, surroundings);
    const start = performance.now();
    const maxWarnings = readMaxWarnings(options);
    const files = await findPages(paths, options, surroundings);
    const named = new Map(
      files.map((path) => [nameOf(path, surroundings.cwd), path]),
    );
    const { fix = false, fixDryRun = false, quiet = false } = options;
    const fixes =
      fix || fixDryRun
        ? await planFixes(named, options, surroundings)
        : noFixes;
    if (fixDryRun) {
      return {
        text: diffOf(fixes, surroundings),
        exitCode: fixes.pages.length > 0 ? 1 : 0,
      };
    }
    await writeFixes(fixes, surroundings);
    const { report, pages } = await lintFiles(files, options, {
      ...surroundings,
      start,
    });
    const ran = await rehearsedBy(engine, pages);
    const { version } = surroundings;
    if (options.record)
      await writeRecord(recordOf(ran, { version, engine }), surroundings);
    return {
      text: await writeReports(report, formats, {
        ...surroundings,
        quiet: quiet === true,
        before: tellFixes(fixes),
        after: tellRuns(engine, ran),
      }),
      exitCode: failed(report, maxWarnings) ? 1 : 0,
    };
  },
};

function readMaxWarnings({ maxWarnings = "Infinity" }: Options): number {
  if (maxWarnings === "Infinity") return Infinity;
  if (/^\d+$/.test(String(maxWarnings))) return Number(maxWarnings);
  throw new UsageError(
    `Unexpected \`${maxWarnings}\` for \`--max-warnings\`, expected a whole number`,
  );
}

/** The Markdown files that paths name, each once, in order. */
export async function findPages(
  paths: readonly string[],
  { allowEmpty = false }: Options,
  { cwd }: Surroundings,
): Promise<string[]> {
  const found = new Set<string>();
  for (const path of paths.length === 0 ? ["."] : paths) {
    const files = await findFiles(path, { cwd, pattern: pages });
    if (files.length === 0 && allowEmpty === false) {
      throw new UsageError(
        `Found no Markdown file at \`${path}\``,
        `Folders are searched for \`${pages}\`, \`node_modules\`, \`dist\` and \`.git\` left out`,
        "Pass `--allow-empty` where that is fine",
      );
    }
    for (const file of files) found.add(file);
  }
  return [...found].sort();
}

interface Linted {
  readonly report: Report;
  readonly pages: readonly LintedPage[];
}

/** Lints pages, each with what the metadata of its product say. */
export async function lintFiles(
  files: readonly string[],
  options: Options,
  { cwd, version, start }: Surroundings & { readonly start: number },
): Promise<Linted> {
  const texts = new Map<string, string>();
  for (const path of files) {
    texts.set(nameOf(path, cwd), await readText(path));
  }
  const says = await sayingsOf(cwd);
  const know = await knowledgeOf(cwd, says);
  const sources = await sourcesOf(cwd, options, says);
  const around = neighboursOf(texts, cwd);
  const results: (ThoroughResult & { readonly file: string })[] = [];
  for (const [file, text] of texts) {
    const known = { ...around(file), ...(await know(file, text)) };
    const given = { file, ...known };
    const result = await lintThoroughly(text, given, sources(file, text));
    results.push({ ...result, file });
  }
  const findings = foldCopies(lowerSuperseded(results));
  const found = results.reduce((sum, { findings }) => sum + findings.length, 0);
  const copies = found - findings.length;
  const report: Report = {
    version,
    summary: {
      ...summarise(
        results.map(({ coverage }) => coverage),
        findings,
        performance.now() - start,
      ),
      ...(copies > 0 && { copies }),
    },
    findings,
    texts,
    rules: new Map(
      [...allRules, ...productRules, ...comparisons].map((rule) => [
        rule.name,
        rule,
      ]),
    ),
  };
  return { report, pages: results };
}

function nameOf(path: string, cwd: string): string {
  return relative(cwd, path).split(sep).join("/");
}

function failed({ summary }: Report, maxWarnings: number): boolean {
  return summary.errors > 0 || summary.warnings > maxWarnings;
}
