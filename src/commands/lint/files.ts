import type { Judged } from "../../baseline/judge.ts";
import { readTexts, sizeNow } from "../../files.ts";
import { keepMemorySmall } from "../../memory.ts";
import { summarise, type Report } from "../../report/report.ts";
import { comparisons } from "../comparisons.ts";
import type { Options, Surroundings } from "../command.ts";
import { againstOf, type OpenBaseline } from "./baseline.ts";
import { wayTo, type Project } from "../project.ts";
import { foldPages } from "./fold.ts";
import type { KnownAnswers } from "./answers.ts";
import type { LintedPage } from "./linted.ts";
import type { Amount } from "./jobs.ts";
import { Linting } from "./linting.ts";
import { pageTexts } from "./page-texts.ts";
import { lintTexts } from "./run.ts";
import type { Typed } from "./typed.ts";

export interface Linted {
  readonly report: Report;
  readonly pages: readonly LintedPage[];
  /** What a baseline made of it. */
  readonly judged?: Judged;
}

export interface LintRun extends Surroundings {
  readonly start: number;
  /** All pages of the run, where only some are linted. */
  readonly all?: readonly string[];
  /** A page whose text is not that of the file. */
  readonly typed?: Typed;
  /** Whether somebody wants what was rehearsed. */
  readonly records?: boolean;
  /** What earlier runs found out; this one adds to it. */
  readonly known?: KnownAnswers;
  /** What was found before, and is not reported again. */
  readonly before?: OpenBaseline | undefined;
}

/** Lints pages, each with what the metadata of its product say. */
export async function lintFiles(
  files: readonly string[],
  project: Project,
  options: Options,
  run: LintRun,
): Promise<Linted> {
  const { root } = project;
  const { cwd, records = false, typed, known } = run;
  const texts = new Map<string, string>();
  const names = new Set((run.all ?? files).map((path) => wayTo(root, path)));
  const readPage = pageTexts(project, names);
  const textOf = (file: string): string | undefined =>
    texts.get(file) ?? readPage(file);
  const lint = new Linting(project, {
    cwd,
    options,
    records,
    textOf,
    files: [...names],
  });
  try {
    // Where much is known, little may be left for workers.
    if (!typed && !known?.size) await lint.begin(amountOf(files));
    const saved = readTexts(files.filter((path) => path !== typed?.path));
    for (const path of files) {
      // Many texts make the space of young values grow as pages do.
      keepMemorySmall();
      texts.set(
        wayTo(root, path),
        path === typed?.path ? typed.text : ((await saved.next()).value ?? ""),
      );
    }
    const pages = await lintTexts(texts, project, options, {
      ...run,
      lint,
      textOf,
    });
    return linted(pages, texts, project, { ...run, names, options });
  } finally {
    await lint.end();
  }
}

function amountOf(files: readonly string[]): Amount {
  const letters = files.reduce((sum, path) => sum + sizeNow(path), 0);
  return { pages: files.length, letters };
}

/** What the pages of a run, or of all its shards, come to. */
export function linted(
  pages: readonly LintedPage[],
  texts: ReadonlyMap<string, string>,
  project: Project,
  {
    version,
    start,
    names,
    before,
    options,
  }: Pick<LintRun, "version" | "start" | "before"> & {
    readonly names: ReadonlySet<string>;
    readonly options: Options;
  },
): Linted {
  const { rules, productRules } = project;
  const against = before && againstOf(before, project, options, texts);
  const { findings, copies, judged } = foldPages(
    pages,
    project,
    names,
    against,
  );
  const coverage = pages.map((page) => page.coverage);
  const report: Report = {
    version,
    summary: {
      ...summarise(coverage, findings, performance.now() - start),
      ...(copies > 0 && { copies }),
      ...(judged && knownOf(judged, before)),
    },
    findings,
    texts,
    rules: new Map(
      [...rules, ...productRules, ...comparisons].map((rule) => [
        rule.name,
        rule,
      ]),
    ),
    pages,
    ...(judged && { known: [...judged.known] }),
  };
  return { report, pages, ...(judged && { judged }) };
}

function knownOf({ known, mended }: Judged, before: OpenBaseline | undefined) {
  const isTold = before?.change === "none" && mended > 0;
  return { known: known.size, ...(isTold && { mended }) };
}
