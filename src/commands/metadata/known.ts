import { judge } from "../../baseline/judge.ts";
import type { Finding } from "../../lint/finding.ts";
import { isMarkdown } from "../../markdown/file-names.ts";
import type { Options } from "../command.ts";
import {
  againstOf,
  type OpenBaseline,
  type Remains,
} from "../lint/baseline.ts";
import type { Linted } from "../lint/files.ts";
import type { Project } from "../project.ts";
import type { LintedMetadata } from "./metadata.ts";

/** What is new in metadata beside a baseline. */
export interface NewMetadata extends Pick<
  LintedMetadata,
  "findings" | "texts"
> {
  readonly known: readonly Finding[];
  readonly mended: number;
  /** What is known of pages and metadata from now on, where that is to be written. */
  readonly remains?: Remains;
}

/** Holds metadata against what a baseline knows beside the pages. */
export function withoutKnown(
  { findings, texts }: LintedMetadata,
  { judged: ofPages }: Linted,
  before: OpenBaseline | undefined,
  {
    project,
    options,
  }: { readonly project: Project; readonly options: Options },
): NewMetadata {
  if (!before || !ofPages) return { findings, texts, known: [], mended: 0 };
  const byFile = Map.groupBy(findings, ({ file }) => file);
  const files = new Set([...texts.keys(), ...byFile.keys()]);
  const { change } = before;
  // What was moved between pages is no longer in it.
  const left = { ...before, baseline: ofPages.next };
  const { known, mended, next } = judge(
    [...files].map((file) => ({ file, findings: byFile.get(file) ?? [] })),
    {
      ...againstOf(left, project, options, texts),
      looksAt: (file) => !isMarkdown(file),
    },
  );
  return {
    findings: findings.filter((finding) => !known.has(finding)),
    texts,
    known: [...known],
    mended: change === "none" ? mended : 0,
    ...(change !== "none" && {
      remains: { next, mended: mended + ofPages.mended },
    }),
  };
}
