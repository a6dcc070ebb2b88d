import type { Coverage, Finding } from "../lint/finding.ts";

/** What a run over some pages found; reporters turn it into text. */
export interface Report {
  /** Of Guidepost. */
  readonly version: string;
  readonly summary: Summary;
  readonly findings: readonly Finding[];
  /** Those that a baseline knows; without it none was asked. */
  readonly known?: readonly Finding[];
  /** The texts of the files, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
  /** By name; of one that is not here only the name is told. */
  readonly rules: ReadonlyMap<string, RuleText>;
  /** Page by page, before copies were folded: what shards are put together from. */
  readonly pages?: readonly PageReport[];
}

/** What was found on one page. */
export interface PageReport {
  readonly file: string;
  readonly findings: readonly Finding[];
  /** What stands around each finding, as a digest: copies of the page share it. */
  readonly contexts: readonly string[];
  readonly coverage: Coverage;
}

/** What a report says of a rule. */
export interface RuleText {
  readonly summary: string;
  /** The author's next step. */
  readonly help: string;
}

/** Counts of a whole run. */
export interface Summary extends Coverage {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Findings not counted, for they are the same in a newer version of the page. */
  readonly copies?: number;
  /** Findings not counted, for a baseline knows them. */
  readonly known?: number;
  /** What a baseline knows and nothing was found of. */
  readonly mended?: number;
  readonly durationMs: number;
}

/** Adds up what pages covered and counts what was found. */
export function summarise(
  pages: readonly Coverage[],
  findings: readonly Finding[],
  durationMs: number,
): Summary {
  const sum = (count: (page: Coverage) => number) =>
    pages.reduce((total, page) => total + count(page), 0);
  const of = (severity: Finding["severity"]) =>
    findings.filter((finding) => finding.severity === severity).length;
  return {
    files: pages.length,
    blocks: sum(({ blocks }) => blocks),
    commands: sum(({ commands }) => commands),
    dryRun: {
      statements: sum(({ dryRun }) => dryRun.statements),
      known: sum(({ dryRun }) => dryRun.known),
      evaluated: sum(({ dryRun }) => dryRun.evaluated),
      unknown: sum(({ dryRun }) => dryRun.unknown),
      skipped: sum(({ dryRun }) => dryRun.skipped),
    },
    errors: of("error"),
    warnings: of("warning"),
    infos: of("info"),
    durationMs: Math.round(durationMs),
  };
}
