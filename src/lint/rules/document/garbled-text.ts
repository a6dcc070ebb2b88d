import { linesOf } from "../../../markdown/lines.ts";
import type { Document, Position } from "../../../markdown/document.ts";
import type { Rule } from "../../rule.ts";

/** Windows-1252 from 0x80 on; the five bytes that it leaves free are as in Latin-1. */
const HIGH =
  "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ" +
  Array.from({ length: 96 }, (_, at) => String.fromCharCode(0xa0 + at)).join(
    "",
  );
const BYTES = new Map([...HIGH].map((letter, at) => [letter, 0x80 + at]));
const RUN = new RegExp(`[${HIGH}\\u0080-\\u009F]{2,}`, "g");

/** Text in UTF-8 that was once read in an encoding of one byte a letter. */
export const garbledText: Rule = {
  name: "garbled-text",
  on: "document",
  tier: "document",
  severity: "warning",
  yieldsTo: [],
  summary: "Text was saved in one encoding and read in another",
  why: "Arrows, quotes and letters turn into noise, in commands too: what the reader copies is not what was meant.",
  help: "Put the text right, and have every tool that touches the file read and write UTF-8.",
  examples: {
    good: [
      "# Upgrade 1.2 → 1.3\n\nLe café est « prêt » : à 5 °C… L’été.\n",
      "Um pão, SÃO PAULO, “IRMÔ, a 20 °C – não?\n",
      "Where you see `Ã©`, the database was dumped as Latin-1.\n",
      "It reads `KÃ¶ln` for `Köln`.\n",
      "Names turn from Köln into “KÃ¶ln”, or Köln -> KÃ¶ln.\n",
      "```bash\nsed -i 's/KÃ¶ln/Köln/' pets.csv\n```\n",
      "Обновление: сделайте копию… 🟢\n",
    ],
    bad: [
      {
        markdown: "# Upgrade 1.2 â†’ 1.3\n",
        findings: ["1:15 Unexpected `â†’`, expected `→`"],
      },
      {
        markdown: "Le cafÃ© de lâ€™Ã©tÃ©\n",
        findings: [
          "1:7 Unexpected `Ã©`, expected `é`",
          "1:14 Unexpected `â€™Ã©`, expected `’é`",
        ],
      },
      {
        markdown: '```bash\necho "ðŸŸ¢ up"\n```\n',
        findings: ["2:7 Unexpected `ðŸŸ¢`, expected `🟢`"],
      },
      {
        markdown: "Ð¡Ñ‚Ð¾Ð¿\n",
        findings: ["1:1 Unexpected `Ð¡Ñ‚Ð¾Ð¿`, expected `Стоп`"],
      },
      {
        markdown: "Die Schritte sind für alle gleich, nur wenige fÃ¼r Tiere.\n",
        findings: ["1:48 Unexpected `Ã¼`, expected `ü`"],
      },
    ],
  },
  *check({ document }) {
    for (const [found, places] of Map.groupBy(
      garbled(document),
      ({ found }) => found,
    )) {
      const [first, ...others] = places;
      if (!first) continue;
      yield {
        place: first.place,
        message: `Unexpected \`${found}\`, expected \`${first.meant}\``,
        related: others.map(({ place }) => ({
          place,
          message: `\`${found}\` once more`,
        })),
      };
    }
  },
};

interface Garbled {
  readonly found: string;
  readonly meant: string;
  readonly place: Position;
}

function* garbled(document: Document): Generator<Garbled> {
  const { fences } = document;
  const shownBeside = (line: number) =>
    fences.find((fence) => fence.line <= line && line <= fence.endLine)
      ?.content;
  // Nearly all pages hold none of it.
  if (document.text.search(RUN) < 0) return;
  for (const [index, line] of linesOf(document).entries()) {
    for (const run of line.matchAll(RUN)) {
      for (const { start, end, meant } of decoded(run[0])) {
        const column = run.index + start + 1;
        const endColumn = run.index + end + 1;
        // Alone in backticks it is what the page talks about.
        if (line[column - 2] === "`" && line[endColumn - 1] === "`") continue;
        const piece = { start: column - 1, end: endColumn - 1, meant };
        if (isCompared(line, piece, shownBeside(index + 1) ?? line)) continue;
        yield {
          found: run[0].slice(start, end),
          meant: visible(meant),
          place: { line: index + 1, column, endLine: index + 1, endColumn },
        };
      }
    }
  }
}

/**
 * The right word beside the wrong one, and one of them marked as a word that is
 * spoken of: the page says what went wrong elsewhere.
 */
function isCompared(
  line: string,
  { start, end, meant }: Piece,
  around: string,
): boolean {
  const [before = ""] = /\p{L}*$/u.exec(line.slice(0, start)) ?? [];
  const [after = ""] = /^\p{L}*/u.exec(line.slice(end)) ?? [];
  const word = before + meant + after;
  if (before + after === "" || !around.includes(word)) return false;
  const left = line.slice(0, start - before.length);
  const right = line.slice(end + after.length);
  return isMarked(left, right) || leansOn(word, left, right);
}

const QUOTE = "[`\"'“”„‘’«»/|*]";

/** In quotes, in a code span, in a cell or between the slashes of `sed`. */
function isMarked(left: string, right: string): boolean {
  return (
    new RegExp(`${QUOTE}\\s?$`, "u").test(left) &&
    new RegExp(`^\\s?${QUOTE}`, "u").test(right)
  );
}

/** `right -> wrong`, or the other way round: nothing but signs between the two. */
function leansOn(word: string, left: string, right: string): boolean {
  const signs =
    /^[^\p{L}\p{N}.,;:!?]*[^\p{L}\p{N}.,;:!?\s][^\p{L}\p{N}.,;:!?]*$/u;
  const behind = left.slice(left.lastIndexOf(word) + word.length);
  const ahead = right.slice(0, Math.max(0, right.indexOf(word)));
  return (
    (left.includes(word) && signs.test(behind)) ||
    (right.includes(word) && signs.test(ahead))
  );
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly meant: string;
}

/** The stretches of a run that are letters in UTF-8, and hardly anything else. */
function decoded(run: string): Piece[] {
  const bytes = [...run].map(
    (letter) => BYTES.get(letter) ?? letter.charCodeAt(0),
  );
  const pieces: (Piece & { readonly letters: number })[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = lengthOf(bytes, at);
    if (length > 0) {
      const before = pieces.at(-1);
      const meant = decode(bytes.slice(at, at + length));
      if (before?.end === at) {
        pieces[pieces.length - 1] = {
          start: before.start,
          end: at + length,
          meant: before.meant + meant,
          letters: before.letters + 1,
        };
      } else pieces.push({ start: at, end: at + length, meant, letters: 1 });
    }
    at += Math.max(1, length);
  }
  return pieces.filter(
    ({ start, end, letters }) =>
      letters > 1 || isTelling(run.slice(start, end)),
  );
}

/** How many bytes the UTF-8 letter at an index takes, 0 where there is none. */
function lengthOf(bytes: readonly number[], at: number): number {
  const lead = bytes[at] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  const letter = bytes.slice(at, at + length);
  return length > 0 && letter.length === length && decode(letter) !== ""
    ? length
    : 0;
}

function decode(bytes: readonly number[]): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      Uint8Array.from(bytes),
    );
  } catch {
    return "";
  }
}

/**
 * One letter alone: `É”` ends a word in capitals before a quote, `Ã©` does not
 * occur. Signs and pictures begin with `â`, `ï` and `ð`.
 */
function isTelling(letter: string): boolean {
  return /^(?:[ÂÃ][¡-¿\u00A0]|Ã[ˆ‰Š‹ŒŸ™š›œžŽ¼¶¤]|[âï]..|ð...)$/su.test(letter);
}

/** Spaces and marks that cannot be seen by their numbers. */
function visible(text: string): string {
  return text.replace(
    /[\p{C}\p{Z}]/gu,
    (letter) =>
      `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
}
