import { linesOf } from "../markdown/lines.ts";
import type { Position } from "../markdown/document.ts";
import type { Finding } from "./finding.ts";
import type { LintResult } from "./linter.ts";
import { newestFirst, versionOf } from "./versioned-paths.ts";

interface Linted {
  readonly findings: readonly Finding[];
  /** Of each finding, as `contextsOf` tells them. */
  readonly contexts: readonly string[];
}

/**
 * The same finding on the same block in the copies of a page, one a version, is
 * one finding, in the newest; the others are related to it.
 */
export function foldCopies(pages: readonly Linted[]): Finding[] {
  const copies = pages.flatMap(keyedFindings);
  const groups = Map.groupBy(copies, ({ key }) => key);
  const folded = new Map<Finding, Finding | undefined>();
  for (const group of groups.values()) {
    const files = new Set(group.map(({ finding }) => finding.file));
    if (files.size < 2) continue;
    const [first, ...others] = group
      .toSorted((a, b) => newestFirst(a.version, b.version))
      .map(({ finding }) => finding);
    if (!first) continue;
    folded.set(first, withCopies(first, others));
    for (const other of others) folded.set(other, undefined);
  }
  return pages.flatMap(({ findings }) =>
    findings.flatMap((finding) => {
      const kept = folded.has(finding) ? folded.get(finding) : finding;
      return kept ? [kept] : [];
    }),
  );
}

interface Keyed {
  readonly key: string;
  readonly version: string | undefined;
  readonly finding: Finding;
}

/** Findings of a page by what its copies share; the second of a kind pairs with the second. */
function keyedFindings({ findings, contexts }: Linted): Keyed[] {
  const seen = new Map<string, number>();
  return findings.map((finding, at) => {
    const { path, version } = versionOf(finding.file);
    const { rule, severity, message } = finding;
    const said = [path, rule, severity, message, contexts[at] ?? ""];
    const name = said.join("\0");
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return { key: `${name}\0${count}`, version, finding };
  });
}

/** What stands around each finding of a page: copies of it share that, wherever they stand. */
export function contextsOf({
  findings,
  page,
}: Pick<LintResult, "findings" | "page">): string[] {
  const lines = linesOf(page.document);
  return findings.map((finding) => contextOf(finding, page, lines));
}

/** The block that a finding is in, and where in it; else the text of its lines. */
function contextOf(
  at: Position,
  { document }: LintResult["page"],
  lines: readonly string[],
): string {
  const fence = document.fences.find(
    ({ line, endLine }) => line <= at.line && at.line <= endLine,
  );
  if (fence) return `${at.line - fence.line}:${at.column} ${fence.content}`;
  return `${at.column} ${lines.slice(at.line - 1, at.endLine).join("\n")}`;
}

function withCopies(finding: Finding, others: readonly Finding[]): Finding {
  const copies = others.map(({ file, line, column, endLine, endColumn }) => ({
    file,
    line,
    column,
    endLine,
    endColumn,
    message: "the same in this copy",
  }));
  return { ...finding, related: [...(finding.related ?? []), ...copies] };
}
