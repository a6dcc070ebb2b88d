import { posix } from "node:path";
import type { Finding } from "../lint/finding.ts";
import type { Report } from "./report.ts";

/** A report whose files are named from a folder further up: `way` leads from there. */
export function rebase(report: Report, way: string): Report {
  if (way === "") return report;
  const named = <Place extends { readonly file: string }>(place: Place) => ({
    ...place,
    file: posix.join(way, place.file),
  });
  const moved = (finding: Finding): Finding => ({
    ...named(finding),
    ...(finding.related && { related: finding.related.map(named) }),
    ...(finding.origin && { origin: named(finding.origin) }),
  });
  const texts = Array.from(
    report.texts,
    ([file, text]) => [posix.join(way, file), text] as const,
  );
  return {
    ...report,
    findings: report.findings.map(moved),
    texts: new Map(texts),
  };
}
