import type { Document } from "../../../src/markdown/document.ts";
import { readDocument } from "../../../src/markdown/read.ts";

/**
 * The text under a heading of a page, the heading included: up to the next one
 * that is not below it. A step of a rollback and a symptom stand in bold instead.
 */
export function textUnder(text: string, heading: string): string | undefined {
  const lines = text.split("\n");
  const marks = marksOf(lines, readDocument(text));
  const at = marks.findIndex(({ title }) => title === heading);
  const found = marks[at];
  if (!found) return undefined;
  const next = marks.slice(at + 1).find(({ depth }) => depth <= found.depth);
  return lines.slice(found.index, next?.index).join("\n");
}

interface Mark {
  readonly index: number;
  readonly depth: number;
  readonly title: string;
}

function marksOf(
  lines: readonly string[],
  { headings, fences }: Document,
): readonly Mark[] {
  return lines.flatMap((line, index): Mark[] => {
    const inside = fences.some(
      (fence) => fence.line <= index + 1 && index + 1 <= fence.endLine,
    );
    if (inside) return [];
    const heading = headings.find((one) => one.line === index + 1);
    if (heading) return [{ index, depth: heading.depth, title: plain(line) }];
    // A label for whom a step is stands first in its part of the page.
    const before = lines.slice(0, index).findLast((one) => one !== "") ?? "";
    if (before.startsWith("<div data-for") && line.endsWith("**")) return [];
    return /^\*\*.+\*\*(?: \(.*\))?$/.test(line)
      ? [{ index, depth: 7, title: plain(line) }]
      : [];
  });
}

/** `### 6. Back up`, `**1. Stop**` and `**It stops** (*Helm*)` without their marks. */
function plain(line: string): string {
  return line
    .replace(/^#+ /, "")
    .replace(/ \(\*.*\*\)$/, "")
    .replace(/^\*\*(.*)\*\*$/, "$1")
    .replace(/^\d+\. /, "");
}
