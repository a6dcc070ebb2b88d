import type { Finding, Severity } from "../lint/finding.ts";
import type { Span } from "./lines.ts";

/** A line that tells its reader of a finding. */
export interface Mark {
  readonly finding: Finding;
  readonly file: string;
  readonly line: number;
  readonly message: string;
  /** Of the page; of metadata only the line is known. */
  readonly span?: Span;
}

const ranks: Readonly<Record<Severity, number>> = {
  error: 0,
  warning: 1,
  info: 2,
};

/**
 * Where findings are shown to who changes those lines: in the page, and where
 * the page was generated, in the metadata, too. A line of metadata that is wrong
 * in many pages is marked once, before them: services show so many marks only.
 */
export function marksOf(findings: readonly Finding[]): readonly Mark[] {
  const groups = Map.groupBy(findings, ({ origin, rule }) =>
    origin ? [origin.file, origin.line, rule].join("\n") : undefined,
  );
  const sources = new Map(
    Array.from(groups, ([name, group]) => [
      group[0],
      name === undefined ? [] : sourceOf(group),
    ]),
  );
  return findings.flatMap((finding) => {
    const { file, line, message } = finding;
    const mark = { finding, file, line, message, span: finding };
    return [...(sources.get(finding) ?? []), mark];
  });
}

/** The mark at what all of them were generated from, with the worst of them. */
function sourceOf(group: readonly Finding[]): readonly Mark[] {
  const [worst] = group.toSorted(
    (a, b) => ranks[a.severity] - ranks[b.severity],
  );
  if (!worst?.origin) return [];
  const { file, line, message, origin } = worst;
  const rest = group.length > 1 ? `, and ${group.length - 1} more` : "";
  return [
    {
      finding: worst,
      ...origin,
      message: `${message} (in ${file}:${line}${rest})`,
    },
  ];
}
