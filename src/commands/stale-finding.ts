import type { Finding } from "../lint/finding.ts";
import type { StaleGuide } from "./generate.ts";
import type { GuideFile } from "./guides.ts";
import { staleRule } from "./stale.ts";

/** At the first line that differs, with the metadata line that says otherwise. */
export function staleFinding(
  { path, wanted, found }: StaleGuide,
  guides: readonly GuideFile[],
): Finding {
  const at = firstDifference(wanted ?? "", found ?? "");
  const origin = guides.find((guide) => guide.path === path)?.trace(at.line);
  return {
    rule: staleRule,
    severity: "error",
    tier: "document",
    evidence: "exact",
    file: path,
    line: at.line,
    column: 1,
    endLine: at.line,
    endColumn: Math.max(2, at.found.length + 1),
    message: staleMessage({ wanted, found }, at),
    ...(origin && { origin }),
  };
}

function staleMessage(
  { wanted, found }: Pick<StaleGuide, "wanted" | "found">,
  at: { readonly wanted: string; readonly found: string },
): string {
  if (found === undefined)
    return "Missing guide, expected it beside the others";
  if (wanted === undefined) return "Unexpected guide, no release calls for it";
  return `Stale guide: unexpected \`${at.found}\`, expected \`${at.wanted}\``;
}

function firstDifference(wanted: string, found: string) {
  const lines = { wanted: wanted.split("\n"), found: found.split("\n") };
  const length = Math.max(lines.wanted.length, lines.found.length);
  for (let index = 0; index < length; index += 1) {
    const pair = {
      wanted: lines.wanted[index] ?? "",
      found: lines.found[index] ?? "",
    };
    // The digest differs with anything below it: say what really changed.
    const isDigest = /^ {2}digest: /.test(pair.wanted);
    if (pair.wanted === pair.found || isDigest) continue;
    return { line: index + 1, ...pair };
  }
  return {
    line: 1,
    wanted: lines.wanted[0] ?? "",
    found: lines.found[0] ?? "",
  };
}
