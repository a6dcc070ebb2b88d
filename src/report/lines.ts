import type { Finding } from "../lint/finding.ts";

/** A stretch of a text; columns count UTF-16 units, and the last is beyond it. */
export type Span = Pick<Finding, "line" | "column" | "endLine" | "endColumn">;

/** A line of a text, without what ends it; empty where the text has none of that number. */
export function lineAt(text: string, number: number): string {
  let start = 0;
  for (let line = 1; line < number; line++) {
    const end = text.indexOf("\n", start);
    if (end === -1) return "";
    start = end + 1;
  }
  const end = text.indexOf("\n", start);
  return text.slice(start, end === -1 ? undefined : end).replace(/\r$/, "");
}
