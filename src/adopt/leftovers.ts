import type { Lines } from "./nodes.ts";

/** A passage of the guide that no metadata holds. */
export interface Leftover extends Lines {
  readonly kind: "block" | "table" | "list" | "text";
  /** The headings above, outermost first. */
  readonly under: readonly string[];
  readonly text: string;
}

/**
 * A page with every passage that found no place, word for word. Passages stand in
 * fences of plain text, so that no check takes them for something to follow.
 */
export function leftoverPage(
  leftovers: readonly Leftover[],
  { guide }: { readonly guide: string },
): string {
  const parts = leftovers.map(({ line, endLine, under, text }) => {
    const lines =
      line === endLine ? `Line ${line}` : `Lines ${line} to ${endLine}`;
    const place =
      under.length === 0 ? "" : `, under ${under.map(quoted).join(" > ")}`;
    const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
    return `${lines}${place}:\n\n${fence}text\n${text}\n${fence}\n`;
  });
  const intro = [
    `# What was not adopted from ${guide}`,
    "",
    "`guidepost adopt` found no field for these passages. Put what operators need into",
    "`product.yaml` or a release, then delete this file.",
    "",
  ];
  return [...intro, ...parts].join("\n");
}

/** Headings of others may hold marks of Markdown. */
function quoted(heading: string): string {
  const plain = heading.replaceAll("`", "'");
  return `\`${plain}\``;
}

function longestRun(text: string): number {
  const runs = text.match(/`+/g) ?? [];
  return Math.max(0, ...runs.map((run) => run.length));
}
