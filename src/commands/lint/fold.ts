import { judge, type Against, type Judged } from "../../baseline/judge.ts";
import { foldCopies } from "../../lint/copies.ts";
import type { Finding } from "../../lint/finding.ts";
import { lowerSuperseded } from "../../lint/superseded.ts";
import type { Project } from "../project.ts";
import { levelled } from "../project/levels.ts";
import type { LintedPage } from "./linted.ts";
import { lostRule } from "./lost.ts";

type Found = Pick<LintedPage, "file" | "findings" | "contexts">;

/** What pages come to. */
export interface Folded {
  readonly findings: readonly Finding[];
  /** How many were the same in a newer version of the page. */
  readonly copies: number;
  /** Of the findings that a baseline was held against. */
  readonly judged?: Judged;
}

/**
 * The findings of all pages as they are reported: as loud as the configuration
 * has them, without those that a baseline knows, and those of copies once.
 */
export function foldPages(
  pages: readonly Found[],
  project: Project,
  names: ReadonlySet<string>,
  against?: Against,
): Folded {
  const linted = pages.map((page) => louder(page, project));
  const known = new Set(pages.map(({ file }) => file));
  // Pages that are not looked at this time are newer all the same.
  const others = [...names]
    .filter((file) => !known.has(file))
    .map((file): Found => ({ file, findings: [], contexts: [] }));
  const all = lowerSuperseded([...linted, ...others]);
  const judged = against && judge(all.filter(isKnowable(known)), against);
  const news = judged ? all.map((page) => without(page, judged.known)) : all;
  const findings = foldCopies(news);
  const found = news.reduce((sum, one) => sum + one.findings.length, 0);
  return {
    findings,
    copies: found - findings.length,
    ...(judged && { judged }),
  };
}

/** Of a page that was not read to its end nothing is known to be mended. */
function isKnowable(looked: ReadonlySet<string>) {
  return ({ file, findings }: Found) =>
    looked.has(file) && !findings.some(({ rule }) => rule === lostRule);
}

function without(page: Found, known: ReadonlySet<Finding>): Found {
  const left = page.findings.map((finding) => !known.has(finding));
  return {
    ...page,
    findings: page.findings.filter((_, at) => left[at]),
    contexts: page.contexts.filter((_, at) => left[at]),
  };
}

/** Each finding keeps its context, also where others are off. */
function louder(page: Found, project: Project): Found {
  const kept = page.findings.flatMap((finding, at) =>
    levelled([finding], project).map((finding) => ({
      finding,
      context: page.contexts[at] ?? "",
    })),
  );
  return {
    file: page.file,
    findings: kept.map(({ finding }) => finding),
    contexts: kept.map(({ context }) => context),
  };
}
