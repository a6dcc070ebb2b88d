import { join } from "node:path";
import { readNow, readText } from "../../files.ts";
import { summarise, type Report } from "../../report/report.ts";
import { comparisons } from "../comparisons.ts";
import type { Options, Surroundings } from "../command.ts";
import { wayTo, type Project } from "../project.ts";
import { foldPages } from "./fold.ts";
import type { KnownAnswers } from "./answers.ts";
import type { LintedPage } from "./linted.ts";
import { lintTexts } from "./run.ts";
import type { Typed } from "./typed.ts";

export interface Linted {
  readonly report: Report;
  readonly pages: readonly LintedPage[];
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
}

/** Lints pages, each with what the metadata of its product say. */
export async function lintFiles(
  files: readonly string[],
  project: Project,
  options: Options,
  run: LintRun,
): Promise<Linted> {
  const { root } = project;
  const texts = new Map<string, string>();
  const { typed } = run;
  for (const path of files)
    texts.set(
      wayTo(root, path),
      path === typed?.path ? typed.text : await readText(path),
    );
  const names = new Set((run.all ?? files).map((path) => wayTo(root, path)));
  const pages = await lintTexts(texts, project, options, {
    ...run,
    names: [...names],
    textOf: (file) =>
      texts.get(file) ??
      (names.has(file) ? readNow(join(root, file)) : undefined),
  });
  return { report: reportOf(pages, texts, project, { ...run, names }), pages };
}

/** What the pages of a run, or of all its shards, come to. */
export function reportOf(
  pages: readonly LintedPage[],
  texts: ReadonlyMap<string, string>,
  project: Project,
  {
    version,
    start,
    names,
  }: Pick<LintRun, "version" | "start"> & {
    readonly names: ReadonlySet<string>;
  },
): Report {
  const { rules, productRules } = project;
  const { findings, copies } = foldPages(pages, project, names);
  const coverage = pages.map((page) => page.coverage);
  return {
    version,
    summary: {
      ...summarise(coverage, findings, performance.now() - start),
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
    pages,
  };
}
