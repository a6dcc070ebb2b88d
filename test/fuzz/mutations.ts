import fc from "fast-check";

/** What breaks readers of one kind or another, put in between. */
export const oddities: readonly string[] = [
  "\0",
  "\r",
  "\r\n",
  "\t",
  "\u001b[2J",
  "\u001b]8;;https://mill.example\u0007",
  "\u0085",
  "\u009b",
  "\u2028",
  "\u202e",
  "\u200b",
  "\ufeff",
  "\ue000",
  "\ud800",
  "\udc00",
  "𐐀",
  "é",
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "toString",
  "NaN",
  "-0",
  "1e999",
  "9".repeat(20),
  "{{",
  "}}",
  "{%",
  "${",
  "$((",
  "`",
  "```",
  "<!--",
  "-->",
  "</script>",
  "\\",
  '"',
  "'",
  "#",
  "---",
  "...",
  "..",
  "../",
  "",
  " ",
];

type Edit = (text: string) => string;

/**
 * One of the texts with a few edits: lines lost, doubled, swapped, moved in;
 * words replaced by those of other texts; oddities; another end; other line
 * ends. The edits know lines and words, so that much of the text still reads.
 */
export function mutated(
  texts: readonly string[],
  { noise = [], most = 5 }: { noise?: readonly string[]; most?: number } = {},
): fc.Arbitrary<string> {
  const text = fc.constantFrom(...texts);
  const at = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
  const odd = fc.constantFrom(...oddities, ...noise);
  const edits: fc.Arbitrary<Edit> = fc.oneof(
    fc.tuple(at, fc.nat(3)).map(([where, count]) =>
      onLines((lines) => {
        lines.splice(pick(where, lines), count);
      }),
    ),
    fc.tuple(at, fc.integer({ min: 2, max: 30 })).map(([where, times]) =>
      onLines((lines) => {
        const index = pick(where, lines);
        const line = lines[index] ?? "";
        lines.splice(index, 1, ...Array.from({ length: times }, () => line));
      }),
    ),
    fc.tuple(at, at).map(([one, other]) =>
      onLines((lines) => {
        const [a, b] = [pick(one, lines), pick(other, lines)];
        [lines[a], lines[b]] = [lines[b] ?? "", lines[a] ?? ""];
      }),
    ),
    fc.tuple(at, text, at, fc.nat(8)).map(([where, other, from, count]) =>
      onLines((lines) => {
        const others = other.split("\n");
        const start = pick(from, others);
        const taken = others.slice(start, start + count);
        lines.splice(pick(where, lines), 0, ...taken);
      }),
    ),
    fc.tuple(at, text, at).map(([where, other, from]): Edit => (all) => {
      const words = [...all.matchAll(/[\w./:-]+/g)];
      const others = other.match(/[\w./:-]+/g) ?? [""];
      const word = words[pick(where, words)];
      return word
        ? splice(
            all,
            word.index,
            word[0].length,
            others[pick(from, others)] ?? "",
          )
        : all;
    }),
    fc.tuple(at, fc.nat(6), odd).map(
      ([where, length, piece]): Edit =>
        (all) =>
          splice(all, Math.floor(where * (all.length + 1)), length, piece),
    ),
    fc.tuple(at, odd).map(
      ([where, piece]): Edit =>
        (all) =>
          splice(all, Math.floor(where * (all.length + 1)), 0, piece),
    ),
    fc
      .tuple(at, fc.constantFrom("  ", "    ", "\t", "> ", "- "))
      .map(([where, indent]) =>
        onLines((lines) => {
          for (let line = pick(where, lines); line < lines.length; line++)
            lines[line] = `${indent}${lines[line]}`;
        }),
      ),
    at.map(
      (where): Edit =>
        (all) =>
          all.slice(0, Math.ceil(where * all.length)),
    ),
    fc.constantFrom("\r\n", "\r").map(
      (end): Edit =>
        (all) =>
          all.replaceAll("\n", end),
    ),
  );
  return fc
    .tuple(text, fc.array(edits, { minLength: 1, maxLength: most }))
    .map(([start, list]) => list.reduce((all, edit) => edit(all), start));
}

function onLines(change: (lines: string[]) => void): Edit {
  return (text) => {
    const lines = text.split("\n");
    change(lines);
    return lines.join("\n");
  };
}

function pick(where: number, list: readonly unknown[]): number {
  return Math.floor(where * list.length);
}

function splice(text: string, at: number, count: number, put: string): string {
  return text.slice(0, at) + put + text.slice(at + count);
}
