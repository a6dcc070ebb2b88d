import type { Finding } from "../lint/finding.ts";
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

/**
 * Where findings are shown to who changes those lines: in the page, and where
 * the page was generated, in the metadata, too. What one line of metadata does to
 * several pages is shown there once.
 */
export function marksOf(findings: readonly Finding[]): readonly Mark[] {
  const seen = new Set<string>();
  return findings.flatMap((finding) => {
    const { file, line, message, origin } = finding;
    const mark = { finding, file, line, message, span: finding };
    if (!origin) return [mark];
    const name = [origin.file, origin.line, finding.rule, message].join("\n");
    if (seen.has(name)) return [mark];
    seen.add(name);
    const inPage = `${message} (in ${file}:${line})`;
    return [mark, { finding, ...origin, message: inPage }];
  });
}
