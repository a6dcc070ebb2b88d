import type { Document, Position } from "../markdown/document.ts";
import { linesOf } from "../markdown/lines.ts";
import { sha256 } from "../sha256.ts";

/** Of longer texts the start is kept, and a digest of all. */
const longest = 120;

/** Of more lines no person could tell either which one it is. */
const mostLines = 20;

/**
 * What a page says where a finding is, on one line. In a block it is the command
 * from that line on, which stays when others are moved around it. In prose it is
 * the words that are underlined: a paragraph is wrapped anew at every edit.
 */
export function saidAt(
  document: Pick<Document, "text" | "fences">,
  at: Position,
): string {
  const lines = linesOf(document);
  const line = lines[at.line - 1] ?? "";
  const fence = document.fences.find(
    (fence) => fence.line <= at.line && at.line <= fence.endLine,
  );
  if (!fence) return shortened(underlined(lines, at));
  // The mark that opens a block says little of which block it is.
  const isOpening = at.line === fence.line;
  const from = isOpening ? firstSaying(lines, at.line, fence.endLine) : at.line;
  const head = isOpening ? `${line} ` : "";
  return shortened(head + commandFrom(lines, from, fence.endLine));
}

/** Of a file that is no Markdown: its lines are short. */
export function lineSaid(text: string, { line }: Position): string {
  return shortened(text.split(/\r\n|\n|\r/)[line - 1] ?? "");
}

/** The words themselves, over the end of a line; of a mark alone all of its line. */
function underlined(lines: readonly string[], at: Position): string {
  const { line, column, endLine, endColumn } = at;
  const all = lines.slice(line - 1, Math.min(endLine, line - 1 + mostLines));
  const last = endLine - line;
  const words = all
    .map((text, index) =>
      index === last ? text.slice(0, endColumn - 1) : text,
    )
    .map((text, index) => (index === 0 ? text.slice(column - 1) : text))
    .join(" ");
  const isWord = /[\p{L}\p{N}].*[\p{L}\p{N}]/u.test(words);
  return isWord ? words : (all[0] ?? "");
}

/** The number of the first line of a block that is not empty. */
function firstSaying(
  lines: readonly string[],
  opening: number,
  last: number,
): number {
  let at = opening + 1;
  while (at < last && (lines[at - 1] ?? "").trim() === "") at++;
  return at;
}

/** The line, and those that it goes on in. */
function commandFrom(
  lines: readonly string[],
  from: number,
  last: number,
): string {
  const end = Math.min(last, from + mostLines);
  let at = from;
  while (at < end && /\\[ \t]*$/.test(lines[at - 1] ?? "")) at++;
  return lines.slice(from - 1, at).join(" ");
}

function shortened(said: string): string {
  const text = said.trim().replaceAll(/\s+/g, " ");
  if (text.length <= longest) return text;
  const start = text.slice(0, longest).toWellFormed();
  return `${start}… ${sha256(text).slice(0, 8)}`;
}
