import type { Finding } from "../lint/finding.ts";
import { isMarkdown } from "../markdown/file-names.ts";
import { readDocument } from "../markdown/read.ts";
import type { Baseline, Entry } from "./baseline.ts";
import { compare, type SaidPage, type World } from "./compare.ts";
import { lineSaid, saidAt } from "./said.ts";

/** What the findings of a run are held against. */
export interface Against extends World {
  readonly baseline: Baseline;
  /** Whether all that is found becomes known. */
  readonly takesAll: boolean;
  readonly textOf: (file: string) => string | undefined;
}

export interface Judged {
  readonly known: ReadonlySet<Finding>;
  /** How many entries nothing was found for. */
  readonly mended: number;
  /** What is known from now on: without what was mended, and at its new place. */
  readonly next: Baseline;
}

/** Holds what was found on pages against a baseline. */
export function judge(
  pages: readonly {
    readonly file: string;
    readonly findings: readonly Finding[];
  }[],
  against: Against,
): Judged {
  const { baseline, takesAll, textOf, isThere, speaks } = against;
  const said = pages.map((page) => saidPage(page, textOf));
  const compared = compare(said, baseline, against);
  const isKnown = (finding: Finding) => takesAll || compared.known.has(finding);
  const next = new Map<string, readonly Entry[]>(compared.waiting);
  for (const [file, entries] of baseline)
    if (isThere(file)) next.set(file, entries);
  for (const { file, said: all } of said) {
    // Of a rule that was not asked nothing is known to be mended.
    const unasked = (baseline.get(file) ?? []).filter(
      ({ rule }) => !speaks(rule, file),
    );
    const kept = all.filter(({ finding }) => isKnown(finding));
    next.set(file, [
      ...unasked,
      ...kept.map(({ rule, text }) => ({ rule, text })),
    ]);
  }
  return {
    known: takesAll
      ? new Set(pages.flatMap(({ findings }) => findings))
      : compared.known,
    mended: compared.mended.length,
    next,
  };
}

/** Most pages have no finding, and need not be read again. */
function saidPage(
  {
    file,
    findings,
  }: { readonly file: string; readonly findings: readonly Finding[] },
  textOf: Against["textOf"],
): SaidPage {
  if (findings.length === 0) return { file, said: [] };
  const text = textOf(file) ?? "";
  const document = isMarkdown(file) ? readDocument(text) : undefined;
  return {
    file,
    said: findings.map((finding) => ({
      rule: finding.rule,
      text: document ? saidAt(document, finding) : lineSaid(text, finding),
      finding,
    })),
  };
}
