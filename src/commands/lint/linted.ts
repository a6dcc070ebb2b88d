import type { Coverage, Finding } from "../../lint/finding.ts";
import type { Run } from "../pages/engine.ts";
import type { RecordedPage } from "../pages/record.ts";

/** What remains of a page when it was linted: plain data, which goes from process to process. */
export interface LintedPage {
  /** From the root of the project. */
  readonly file: string;
  readonly findings: readonly Finding[];
  /** What stands around each finding, as a digest: copies of the page share it. */
  readonly contexts: readonly string[];
  readonly coverage: Coverage;
  /** What was rehearsed, where somebody wants it. */
  readonly recorded?: RecordedPage;
  /** What happened in bash, where that was asked to run it. */
  readonly run?: Run;
}

/** A page that waits to be linted. */
export interface PageText {
  /** From the root of the project. */
  readonly file: string;
  readonly text: string;
}

/** What became of a page, and what it depends on. */
export interface Told {
  readonly linted: LintedPage;
  readonly asked: Asked;
  /** Whether the next time would find the same: nothing ran out of time. */
  readonly lasts: boolean;
}

/**
 * What a lint asked of the world around a page, and what it was told: a page of
 * the same text that is told the same has the same findings.
 */
export interface Asked {
  /** Whether a path from the page's folder is there; null where nobody knows. */
  readonly exists: Answers<boolean | null>;
  /** The digest of another page that is linted; null where none is. */
  readonly pages: Answers<string | null>;
  /** The digest of a file of the reader's folder. */
  readonly fixtures: Answers<string>;
}

export type Answers<Value> = readonly (readonly [question: string, Value])[];
