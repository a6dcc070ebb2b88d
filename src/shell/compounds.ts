import { parse } from "unbash";
import { lex } from "./contexts.ts";
import { nodesOf } from "./nodes.ts";
import type { Range } from "./script.ts";

const KEYWORD = /(?:^|[\s;])(?:then|do|in|\{|\()(?:[\s;]|$)|\(\)/;
const COMPOUND = new Set([
  "If",
  "For",
  "ArithmeticFor",
  "Select",
  "While",
  "Function",
  "Subshell",
  "BraceGroup",
  "Case",
]);

/**
 * Where loops, branches and functions stand, outermost first, if the block
 * parses as a whole: what stands inside them is shell, however it looks.
 */
export function compoundsOf(content: string): Range[] {
  if (!KEYWORD.test(content)) return [];
  const found: Range[] = [];
  for (const { node, inside } of nodesOf(parse(withoutBrackets(content)))) {
    if (node.type === "Script" && "errors" in node && node.errors) return [];
    const isInner = node.pos < (found.at(-1)?.end ?? 0);
    if (COMPOUND.has(node.type) && !inside && !isInner)
      found.push({ start: node.pos, end: node.end });
  }
  return found;
}

function withoutBrackets(content: string): string {
  let text = "";
  for (const { start, end } of lex(content).brackets)
    text += content.slice(text.length, start) + "_".repeat(end - start);
  return text + content.slice(text.length);
}
