import type { PayloadProblem, PayloadText } from "../../lint/payload.ts";

/** Quoted text, a comment, or one character. */
const PIECE =
  /'(?:[^'\\]|\\[^]|'')*'|"(?:[^"\\]|\\[^]|"")*"|`[^`]*`|--(?:\s[^\n]*|$)|#[^\n]*|\/\*[^]*?\*\/|[^]/gm;

/** What no dialect takes: quotes and brackets that stay open. */
export function readOtherSql({ text, holes }: PayloadText): PayloadProblem[] {
  const open: number[] = [];
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    const place = { start: index, end: index + 1 };
    if (
      holes.some((hole) => hole.start <= index && !isQuoted(hole.start, text))
    )
      return [];
    if (piece === "(") open.push(index);
    else if (piece === ";") {
      if (open.length > 0) break;
    } else if (piece === ")" && open.pop() === undefined)
      return [{ ...place, message: "Unexpected `)`, expected `(` before it" }];
    else if (/^['"`]$/.test(piece))
      return [
        {
          ...place,
          message: `Unexpected \`${piece}\` that nothing closes, expected a closing quote`,
        },
      ];
  }
  const [first] = open;
  if (first === undefined || holes.length > 0) return [];
  return [
    {
      start: first,
      end: first + 1,
      message: "Unexpected `(` that nothing closes, expected `)`",
    },
  ];
}

function isQuoted(at: number, text: string): boolean {
  return text.slice(0, at).split("'").length % 2 === 0;
}
