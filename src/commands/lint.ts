import { resolve } from "node:path";
import { ignoredBy, settingOf } from "../config/effective.ts";
import { findFiles, isInside, readText } from "../files.ts";
import { foldCopies } from "../lint/copies.ts";
import { lowerSuperseded } from "../lint/superseded.ts";
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
import {
  configOptions,
  formatIn,
  maxWarningsIn,
  projectOf,
  tellLeftOut,
  wayTo,
  type Project,
} from "./project.ts";
import { levelled } from "./project/levels.ts";
import { printConfigOption, showConfig } from "./project/show.ts";

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
    ...configOptions,
    printConfigOption,
    {
      flags: "--record",
      summary: "write what was rehearsed to `.guidepost/dry-run.json`",
    },
  ],
  async run(paths, options, surroundings) {
    const engine = engineOf(options);
    await requireEngine(engine);
    const project = await projectOf(options, surroundings);
    const { root } = project;
    const format = formatIn(project, options);
    const formats = formatsOf({ format }, project.reporters);
    const { printConfig } = options;
    if (printConfig !== undefined)
      return showConfig(printConfig, project, options, surroundings);
    const { explainBlock: place } = options;
    if (typeof place === "string")
      return explainBlock(place, project, options, surroundings);
    const start = performance.now();
    const maxWarnings = maxWarningsIn(project, options) ?? Infinity;
    const files = await findPages(paths, project, options, surroundings);
    const named = new Map(files.map((path) => [wayTo(root, path), path]));
    const { fix = false, fixDryRun = false, quiet = false } = options;
    const fixes =
      fix || fixDryRun
        ? await planFixes(named, project, options, surroundings)
        : noFixes;
    if (fixDryRun) {
      return {
        text: diffOf(fixes, surroundings),
        exitCode: fixes.pages.length > 0 ? 1 : 0,
      };
    }
    await writeFixes(fixes, project);
    const { report, pages } = await lintFiles(files, project, options, {
      ...surroundings,
      start,
    });
    const ran = await rehearsedBy(engine, pages);
    const { version } = surroundings;
    if (options.record)
      await writeRecord(recordOf(ran, { version, engine }), {
        ...surroundings,
        cwd: root,
      });
    return {
      text: await writeReports(report, formats, {
        ...surroundings,
        root,
        quiet: quiet === true,
        before: tellLeftOut(project) + tellFixes(fixes),
        after: tellRuns(engine, ran),
      }),
      exitCode: failed(report, maxWarnings) ? 1 : 0,
    };
  },
};

/**
 * The Markdown files that paths name, each once, in order; without paths those
 * that the configuration includes, or all, of this folder. What it ignores is
 * left out.
 */
export async function findPages(
  paths: readonly string[],
  { root, config }: Pick<Project, "root" | "config">,
  { allowEmpty = false }: Options,
  { cwd }: Pick<Surroundings, "cwd">,
): Promise<string[]> {
  const included = settingOf(config, "include")?.value ?? ["."];
  const asked =
    paths.length > 0
      ? paths.map((path) => ({ path, from: cwd }))
      : included.map((path) => ({ path, from: path === "." ? cwd : root }));
  const found = new Set<string>();
  for (const { path, from } of asked) {
    const all = await findFiles(path, { cwd: from, pattern: pages });
    const ignored = all.map((file) => ignoredBy(config, wayTo(root, file)));
    const files = all.filter((_, at) => ignored[at] === undefined);
    if (files.length === 0 && allowEmpty === false)
      throw nothingAt(path, ignored[0]);
    for (const file of files)
      if (paths.length > 0 || isInside(file, resolve(cwd))) found.add(file);
  }
  return [...found].sort();
}

function nothingAt(path: string, ignoredBy: string | undefined): UsageError {
  return new UsageError(
    `Found no Markdown file at \`${path}\``,
    ignoredBy === undefined
      ? `Folders are searched for \`${pages}\`, \`node_modules\`, \`dist\` and \`.git\` left out`
      : `What is there is ignored: \`${ignoredBy}\``,
    "Pass `--allow-empty` where that is fine",
  );
}

interface Linted {
  readonly report: Report;
  readonly pages: readonly LintedPage[];
}

/** Lints pages, each with what the metadata of its product say. */
export async function lintFiles(
  files: readonly string[],
  project: Project,
  options: Options,
  { cwd, version, start }: Surroundings & { readonly start: number },
): Promise<Linted> {
  const { root, rules, productRules, toolCalled } = project;
  const texts = new Map<string, string>();
  for (const path of files) {
    texts.set(wayTo(root, path), await readText(path));
  }
  const says = await sayingsOf(project);
  const know = await knowledgeOf(project, says);
  const sources = await sourcesOf(project, options, { cwd, says });
  const around = neighboursOf(texts, root);
  const results: (ThoroughResult & { readonly file: string })[] = [];
  for (const [file, text] of texts) {
    const known = { ...around(file), ...(await know(file, text)) };
    const given = { file, rules, toolCalled, ...known };
    const result = await lintThoroughly(text, given, sources(file, text));
    const findings = levelled(result.findings, project);
    results.push({ ...result, findings, file });
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
      [...rules, ...productRules, ...comparisons].map((rule) => [
        rule.name,
        rule,
      ]),
    ),
  };
  return { report, pages: results };
}

function failed({ summary }: Report, maxWarnings: number): boolean {
  return summary.errors > 0 || summary.warnings > maxWarnings;
}
