import type { Range } from "vscode-languageserver";
import type { Document, Fence } from "../markdown/document.ts";

/** A comment to put on a line of its own, above another. */
export interface Silencing {
  /** Where it goes in: the start of a line. */
  readonly at: Range["start"];
  /** What stands before the reason. */
  readonly before: string;
  /** What stands behind it, the end of the line included. */
  readonly after: string;
}

type Place = { readonly line: number };

/**
 * The comment that silences a rule where it found something in a page. Nothing
 * where a comment would spoil what stands there, such as a table.
 */
export function silencingIn(
  document: Pick<Document, "text" | "fences">,
  { rule, line }: Place & { readonly rule: string },
  { isMdx }: { readonly isMdx: boolean },
): Silencing | undefined {
  const lines = linesOf(document.text);
  const fence = document.fences.find((one) => isIn(one, line));
  const target = fence?.line ?? line;
  const text = lines[target - 1] ?? "";
  if (isInFrontMatter(lines, target) || (!fence && isOfTable(text)))
    return undefined;
  // What a quote or a list holds goes on with the marks that it began with.
  const indent = /^[ \t>]*/.exec(text)?.[0] ?? "";
  const [open, close] = isMdx ? ["{/*", "*/}"] : ["<!--", "-->"];
  const directive = `${open} guidepost-disable-next-line ${rule} -- `;
  return {
    at: { line: target - 1, character: 0 },
    before: `${indent}${directive}`,
    after: ` ${close}${lineEndOf(document.text)}`,
  };
}

/** The same for a line of metadata. */
export function silencingInYaml(
  text: string,
  { rule, line }: Place & { readonly rule: string },
): Silencing {
  const indent = /^\s*/.exec(linesOf(text)[line - 1] ?? "")?.[0] ?? "";
  return {
    at: { line: line - 1, character: 0 },
    before: `${indent}# guidepost-disable-next-line ${rule} -- `,
    after: lineEndOf(text),
  };
}

function isIn({ line, endLine }: Fence, at: number): boolean {
  return line <= at && at <= endLine;
}

function isOfTable(text: string): boolean {
  return /^[ \t>]*\|/.test(text) || /\S\s*\|\s*\S/.test(text);
}

function isInFrontMatter(lines: readonly string[], line: number): boolean {
  const mark = lines[0]?.trimEnd();
  if (mark !== "---" && mark !== "+++") return false;
  const end = lines.findIndex((text, at) => at > 0 && text.trimEnd() === mark);
  return line <= end + 1;
}

function linesOf(text: string): string[] {
  return text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
}

/** As the text has them. */
function lineEndOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
}
