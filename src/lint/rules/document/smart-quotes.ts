import { contextsOf } from "../../../shell/contexts.ts";
import type { Context } from "../../../shell/lexer.ts";
import type { Replacement } from "../../finding.ts";
import type { Rule } from "../../rule.ts";

const OPENING = /(?<=^|[\s=(:,])(?:[“”„«‘’‚](?=\S)|[–—‒−]{1,2}(?=[A-Za-z]))/gm;
const PLAIN: Readonly<Record<string, string>> = {
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "‘": "'",
  "’": "'",
  "‚": "'",
};

const CLOSING: Readonly<Record<string, string>> = {
  "“": "”",
  "”": "”",
  "„": "“”",
  "«": "»",
  "‘": "’",
  "’": "’",
  "‚": "‘’",
};

/** Quotes and dashes that a word processor made prettier. */
export const smartQuotes: Rule = {
  name: "smart-quotes",
  on: "document",
  tier: "syntax",
  severity: "error",
  yieldsTo: ["unclosed-fence", "not-shell"],
  summary: "A command holds typographic quotes or dashes",
  why: "To the shell they are letters: the argument falls apart at its spaces, the flag becomes an operand.",
  help: "Type plain quotes and hyphens, and turn off typographic replacement for code.",
  examples: {
    good: [
      '```bash\ngit commit -m "Feed “Leo”"\n```\n',
      "```bash\n# The “blue” side – still live\nmake stop\n```\n",
      "```bash\nvets backup --all\n```\n",
    ],
    bad: [
      {
        markdown: "```bash\ngit commit -m “Feed the cat”\n```\n",
        findings: ['2:15 Unexpected `“`, expected `"`'],
      },
      {
        markdown: "```bash\nvets backup –all\n```\n",
        findings: ["2:13 Unexpected `–`, expected `--`"],
      },
      {
        markdown: "```bash\nvets set name=‘Leo the cat’\n```\n",
        findings: ["2:15 Unexpected `‘`, expected `'`"],
      },
    ],
  },
  *check({ blocks }) {
    for (const [index, { script }] of blocks.entries()) {
      const contexts = contextsOf(script.text);
      for (const { 0: text, index: start } of script.text.matchAll(OPENING)) {
        if (contexts[start] !== "command") continue;
        const end = start + text.length;
        const fix = bothQuotes(script.text, contexts, index, start);
        yield {
          place: { block: index, start, end },
          message: `Unexpected \`${text}\`, expected \`${PLAIN[text] ?? dashes(script.text.slice(end))}\``,
          ...(fix && { fix }),
        };
      }
    }
  },
};

/**
 * The quote and the one that closes it on the same line, where nothing between
 * them would end plain quotes early. A dash may have been one hyphen or two.
 */
function bothQuotes(
  text: string,
  contexts: readonly Context[],
  block: number,
  start: number,
): Replacement[] | undefined {
  const [, open = "", between = "", close = ""] =
    /^([“”„«‘’‚])([^\n"'`\\“”„«»‘’‚]*)([”“»’‘])/.exec(text.slice(start)) ?? [];
  const plain = PLAIN[open];
  const end = start + open.length + between.length;
  if (plain === undefined || !CLOSING[open]?.includes(close)) return undefined;
  if (contexts[end] !== "command") return undefined;
  return [start, end].map((at) => ({
    place: { block, start: at, end: at + 1 },
    text: plain,
  }));
}

/** A dash before a word of several letters was `--` once. */
function dashes(after: string): string {
  return /^[A-Za-z]{2}/.test(after) ? "--" : "-";
}
