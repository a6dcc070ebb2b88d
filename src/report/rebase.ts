import type { Finding } from "../lint/finding.ts";
import type { Report } from "./report.ts";

/** A report whose files are named from another folder. */
export function rebase(
  report: Report,
  nameOf: (file: string) => string,
): Report {
  const named = <Place extends { readonly file: string }>(place: Place) => ({
    ...place,
    file: nameOf(place.file),
  });
  const moved = (finding: Finding): Finding => ({
    ...named(finding),
    ...(finding.related && { related: finding.related.map(named) }),
    ...(finding.origin && { origin: named(finding.origin) }),
  });
  const texts = Array.from(
    report.texts,
    ([file, text]) => [nameOf(file), text] as const,
  );
  return {
    ...report,
    findings: report.findings.map(moved),
    ...(report.known && { known: report.known.map(moved) }),
    texts: new Map(texts),
  };
}
