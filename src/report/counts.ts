import type { Report, Summary } from "./report.ts";

/** What was found, in words, and what of it is not listed. */
export function countsOf({ summary, findings }: Report): {
  readonly found: string;
  /** Empty where everything is listed. */
  readonly aside: string;
} {
  const { errors, warnings, infos, copies = 0, known = 0 } = summary;
  const hidden = errors + warnings + infos - findings.length;
  const notShown = hidden > 0 ? ` (${hidden} not shown)` : "";
  const inCopies = copies > 0 ? `; ${copies} more in older copies` : "";
  return {
    found: [
      counted(errors, "error"),
      counted(warnings, "warning"),
      counted(infos, "info"),
    ].join(", "),
    aside: `${notShown}${inCopies}${known > 0 ? `; ${known} known` : ""}`,
  };
}

/** What there is to do about a baseline; empty where it holds. */
export function mendedOf({ mended = 0 }: Summary): string {
  if (mended === 0) return "";
  const are = mended === 1 ? "is" : "are";
  const them = mended === 1 ? "it" : "them";
  return `${mended} of the baseline ${are} mended: \`--prune-baseline\` takes ${them} out\n`;
}

/** What was looked at, and how far the dry run could follow it. */
export function coverageOf({
  files,
  blocks,
  commands,
  dryRun,
}: Summary): string {
  const { statements, known, evaluated, unknown, skipped } = dryRun;
  return (
    `${counted(files, "file")}, ${counted(blocks, "block")}, ${counted(commands, "command")}; ` +
    `dry run: ${known + evaluated} of ${counted(statements, "statement")} known, ` +
    `${unknown} unknown, ${skipped} skipped`
  );
}

/** `2 files`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
