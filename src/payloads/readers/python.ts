import { parser } from "@lezer/python";
import type { PayloadProblem, PayloadText } from "../../lint/payload.ts";

/** What the grammar does not take though Python does. */
const NOT_IN_GRAMMAR =
  /\byield\b|\bwith\s*\(|\bwith\b[^:\n]*$|\d\.(?![\w.])|\[\*|\bcase\b|\f/m;
/** A session at the prompt, magic of notebooks, and Python 2. */
const NOT_PYTHON = /^\s*(?:>>>|[%!?]|In \[)|^\s*exec\s+['"]/m;

/** The first thing that is no Python. */
export function readPython({ text, holes }: PayloadText): PayloadProblem[] {
  if (NOT_IN_GRAMMAR.test(text) || NOT_PYTHON.test(text)) return [];
  const at = firstError(text);
  if (at === undefined) return [];
  if (holes.some((hole) => hole.start <= at + 1)) return [];
  const word = /^(?:\w+|\n|\S)/.exec(text.slice(at))?.[0] ?? "";
  const told =
    word === "" ? "end" : word === "\n" ? "end of the line" : `\`${word}\``;
  return [
    {
      start: at,
      end: at + word.length,
      message: `Unexpected ${told}, expected other Python`,
    },
  ];
}

function firstError(text: string): number | undefined {
  let first: number | undefined;
  parser.parse(text).iterate({
    enter({ type, from }) {
      if (type.isError) first ??= from;
    },
  });
  return first;
}
