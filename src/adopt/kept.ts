import type { Lines, Node } from "./nodes.ts";

const word = /[\p{L}\p{N}]{2,}/gu;
/** Durations are written as `2m..5m`; of placeholders the filling is left out. */
const form = /^(?:(?:sec|min|hour)[a-z]*|my|your|the|here|insert|replace)$/;
/** Versions of the hop are written as `{{to}}`. */
const version = /v?(?<!\d)\d+(?:[.-]\d+)+|v?[XYZ]\.[XYZ](?:\.[XYZ])?/g;
/** What a terminal shows before a command. */
const prompt = /^\s*\S*@\S*[$#%]\s/;
/** Places in a file, as a patch tells them. */
const place = /^(?:index [\da-f.]+|@@)/;

/**
 * Lines of blocks and tables that hold a word which the metadata do not have. A
 * reader of blocks may forget one; so the text itself is held against what was
 * written.
 */
export function lostLines(
  nodes: readonly Node[],
  lines: readonly string[],
  written: string,
): Lines[] {
  const kept = new Set(wordsOf(written));
  return nodes.flatMap((node) => {
    if (node.kind !== "block" && node.kind !== "table") return [];
    const { first, last } = contentOf(node);
    const lost: Lines[] = [];
    for (let line = first; line <= last; line++) {
      const isKept = wordsOf(lines[line - 1] ?? "").every((one) =>
        kept.has(one),
      );
      const before = lost.at(-1);
      if (isKept) continue;
      if (before?.endLine === line - 1)
        lost[lost.length - 1] = { line: before.line, endLine: line };
      else lost.push({ line, endLine: line });
    }
    return lost;
  });
}

/** The language of a fence, and a table's header, are form. */
function contentOf(node: Node & { kind: "block" | "table" }) {
  if (node.kind === "table")
    return { first: node.line + 2, last: node.endLine };
  const { lineStarts } = node.fence;
  return {
    first: lineStarts[0]?.line ?? node.line,
    last: lineStarts.at(-1)?.line ?? node.line - 1,
  };
}

function wordsOf(text: string): string[] {
  if (place.test(text)) return [];
  const words = text.replace(prompt, "").replace(version, " ").matchAll(word);
  return Array.from(words, ([found]) => found.toLowerCase()).filter(
    (found) => !form.test(found),
  );
}
