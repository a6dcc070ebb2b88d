import type { Finding } from "../../lint/finding.ts";
import { summarise, type Report } from "../../report/report.ts";
import type { NewMetadata } from "./known.ts";

/** What the pages' report does not know: the facts, and guides that are stale. */
export function joined(
  report: Report,
  metadata: NewMetadata,
  stale: readonly Finding[],
): Report {
  const findings = [...metadata.findings, ...stale, ...report.findings];
  const { summary } = report;
  const counts = summarise([], findings, summary.durationMs);
  const { errors, warnings, infos } = counts;
  const known = [...metadata.known, ...(report.known ?? [])];
  const mended = metadata.mended + (summary.mended ?? 0);
  return {
    ...report,
    summary: {
      ...summary,
      errors,
      warnings,
      infos,
      ...(report.known && { known: known.length }),
      ...(mended > 0 && { mended }),
    },
    findings,
    ...(report.known && { known }),
    texts: new Map([...metadata.texts, ...report.texts]),
  };
}
