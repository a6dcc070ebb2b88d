import { contextsOf } from "../../../shell/contexts.ts";
import type { Rule } from "../../rule.ts";

/** Spaces that are none to the shell, and Latin letters in full width. */
const SPACE = /[\u00A0\u2000-\u200A\u202F\u205F\u3000]+/g;
const WIDE = /[\uFF01-\uFF5E]+/g;
/** Greek and Cyrillic letters that look like ours, with what they look like. */
const TWINS: Readonly<Record<string, string>> = Object.fromEntries(
  [..."аАВеЕКМНоОрРсСТуУхХіІјЈѕЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"].map((twin, at) => [
    twin,
    "aABeEKMHoOpPcCTyYxXiIjJsSABEZHIKMNOPTYXo".charAt(at),
  ]),
);
const TWIN_WORD = new RegExp(
  `(?<=[A-Za-z][\\w-]*)[${Object.keys(TWINS).join("")}]|[${Object.keys(TWINS).join("")}](?=[\\w-]*[A-Za-z])`,
  "g",
);

/** Characters that only look like those the shell knows. */
export const lookAlikeCharacter: Rule = {
  name: "look-alike-character",
  on: "document",
  tier: "syntax",
  severity: "error",
  yieldsTo: ["unclosed-fence", "not-shell", "garbled-text"],
  summary: "A command holds a character that only looks like another",
  why: "A no-break space glues two words into one that no program is called, and nobody sees it on the page.",
  help: "Type the line anew: it was copied from a word processor or a web page.",
  examples: {
    good: [
      "```bash\nvets backup --all\n```\n",
      '```bash\necho "5\u00A0°C, спасибо"\n```\n',
      "```bash\n# spaces\u00A0in a comment\nvets stop\n```\n",
      "```bash\nmkdir фото\n```\n",
    ],
    bad: [
      {
        markdown: "```bash\nvets\u00A0backup --all\n```\n",
        findings: ["2:5 Unexpected no-break space `U+00A0`, expected a space"],
      },
      {
        markdown: "```bash\nvets bасkup\n```\n",
        findings: [
          "2:7 Unexpected `а` `U+0430`, expected `a`",
          "2:8 Unexpected `с` `U+0441`, expected `c`",
        ],
      },
      {
        markdown: "```bash\nvets list ｜ wc -l\n```\n",
        findings: ["2:11 Unexpected `｜` `U+FF5C`, expected `|`"],
      },
    ],
  },
  *check({ blocks }) {
    for (const [index, { script }] of blocks.entries()) {
      const { text } = script;
      if (!/[^\0-\x7F]/.test(text)) continue;
      const contexts = contextsOf(text);
      for (const pattern of [SPACE, WIDE, TWIN_WORD]) {
        for (const { 0: found, index: start } of text.matchAll(pattern)) {
          if (contexts[start] !== "command") continue;
          yield {
            place: { block: index, start, end: start + found.length },
            message: `Unexpected ${nameOf(found)}, expected ${plainOf(found)}`,
          };
        }
      }
    }
  },
};

function nameOf(found: string): string {
  const code = found.codePointAt(0)?.toString(16).toUpperCase() ?? "";
  const number = `\`U+${code.padStart(4, "0")}\``;
  if (found.trim() !== "") return `\`${found}\` ${number}`;
  return `${found.startsWith("\u00A0") ? "no-break" : "wide"} space ${number}`;
}

function plainOf(found: string): string {
  if (found.trim() === "") return "a space";
  const plain = [...found].map(
    (letter) =>
      TWINS[letter] ?? String.fromCharCode(letter.charCodeAt(0) - 0xfee0),
  );
  return `\`${plain.join("")}\``;
}
