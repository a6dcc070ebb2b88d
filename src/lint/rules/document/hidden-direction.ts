import { positionAt } from "../../../markdown/positions.ts";
import type { Rule } from "../../rule.ts";

/** Marks that turn the direction of text, join letters or cannot be seen at all. */
const HIDDEN =
  /[\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu;
/** Emoji and scripts that need them join letters with these. */
const JOINING = /[\u061C\u200C-\u200F\u{E0020}-\u{E007F}]/u;

const NAMES: Readonly<Record<string, string>> = {
  "\u00AD": "soft hyphen",
  "\u200B": "zero-width space",
  "\u200C": "zero-width non-joiner",
  "\u200D": "zero-width joiner",
  "\u200E": "left-to-right mark",
  "\u200F": "right-to-left mark",
  "\u202A": "left-to-right embedding",
  "\u202B": "right-to-left embedding",
  "\u202C": "end of a change of direction",
  "\u202D": "left-to-right override",
  "\u202E": "right-to-left override",
  "\u2060": "word joiner",
  "\u2066": "left-to-right isolate",
  "\u2067": "right-to-left isolate",
  "\u2068": "first strong isolate",
  "\u2069": "end of an isolate",
  "\uFEFF": "byte order mark",
};

/** Characters that make a block show something else than it says. */
export const hiddenDirection: Rule = {
  name: "hidden-direction",
  on: "document",
  tier: "document",
  severity: "error",
  yieldsTo: [],
  summary: "A code block holds characters that hide or reorder what it says",
  why: "What is copied is not what was read: a command may run in another order, or not be found for a character that nobody sees.",
  help: "Type the line anew; where the character is meant, write it as an escape such as `$'\\u200f'`.",
  examples: {
    good: [
      '```bash\necho "👩‍💻 is on call"\n```\n',
      '```bash\necho "می‌خواهم"\n```\n',
      "```bash\nprintf '\\u202e'\n```\n",
      "Text with a soft\u00ADhyphen, outside of any block.\n",
    ],
    bad: [
      {
        markdown: "```bash\nrm -rf ./old # \u202Eatad/ fr- mr\n```\n",
        findings: [
          "2:16 Unexpected right-to-left override `U+202E`, expected characters that can be seen",
        ],
      },
      {
        markdown: "1. Stop it:\n\n   ```bash\n   mill\u200B stop\n   ```\n",
        findings: [
          "4:8 Unexpected zero-width space `U+200B`, expected characters that can be seen",
        ],
      },
      {
        markdown:
          "```yaml\nadmin: false # \u2066}\u2069 \u2066 begin admins only\n```\n",
        findings: [
          "2:16 Unexpected left-to-right isolate `U+2066` and 2 more, expected characters that can be seen",
        ],
      },
    ],
  },
  *check({ document }) {
    for (const fence of document.fences) {
      for (const { start, end, count, mark } of hiddenLines(fence.content)) {
        const from = positionAt(fence, start);
        const to = positionAt(fence, end);
        const more = count > 1 ? ` and ${count - 1} more` : "";
        yield {
          place: { ...from, endLine: to.line, endColumn: to.column },
          message: `Unexpected ${NAMES[mark] ?? "invisible character"} \`${numberOf(mark)}\`${more}, expected characters that can be seen`,
        };
      }
    }
  },
};

interface Hidden {
  readonly start: number;
  readonly end: number;
  readonly count: number;
  readonly mark: string;
}

/** From the first to the last hidden character of each line. */
function* hiddenLines(content: string): Generator<Hidden> {
  let lineStart = 0;
  for (const line of content.split("\n")) {
    const found = [...line.matchAll(HIDDEN)].filter(
      ({ 0: mark, index }) =>
        !isMeant(mark, line.slice(Math.max(0, index - 2), index)),
    );
    const [first] = found;
    const last = found.at(-1);
    if (first && last)
      yield {
        start: lineStart + first.index,
        end: lineStart + last.index + last[0].length,
        count: found.length,
        mark: first[0],
      };
    lineStart += line.length + 1;
  }
}

function isMeant(mark: string, before: string): boolean {
  return JOINING.test(mark) && /[^\0-\u00FF\u200B-\u206F]$/u.test(before);
}

function numberOf(mark: string): string {
  const number = (mark.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `U+${number.padStart(4, "0")}`;
}
