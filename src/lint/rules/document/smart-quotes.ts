import { contextsOf } from "../../../shell/contexts.ts";
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
        yield {
          place: { block: index, start, end },
          message: `Unexpected \`${text}\`, expected \`${PLAIN[text] ?? dashes(script.text.slice(end))}\``,
        };
      }
    }
  },
};

/** A dash before a word of several letters was `--` once. */
function dashes(after: string): string {
  return /^[A-Za-z]{2}/.test(after) ? "--" : "-";
}
