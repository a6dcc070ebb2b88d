import type { Finding } from "../../lint/finding.ts";

/** An error in metadata or in what they are derived from, at the head of a line. */
export function metadataError(
  rule: string,
  { file, line, message }: Pick<Finding, "file" | "line" | "message">,
): Finding {
  return {
    rule,
    severity: "error",
    tier: "metadata",
    evidence: "exact",
    file,
    line,
    column: 1,
    endLine: line,
    endColumn: 2,
    message,
  };
}
