import { contextsOf } from "../../../shell/contexts.ts";
import type { Rule } from "../../rule.ts";

const ENTITY = /&(?:lt|gt|amp|quot|apos|nbsp|#\d{2,5}|#x[\da-f]{2,5});/gi;
const MEANS: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
  "&quot;": '"',
  "&apos;": "'",
  "&#39;": "'",
  "&#34;": '"',
  "&nbsp;": " ",
};

/** `&lt;` in a block: a fence shows it as it stands. */
export const htmlEntity: Rule = {
  name: "html-entity",
  on: "document",
  tier: "syntax",
  severity: "error",
  yieldsTo: ["unclosed-fence", "not-shell"],
  summary: "A command holds characters escaped for HTML",
  why: "In a fence nothing is unescaped: the shell ends the command at `&`, puts it into the background and runs `lt`.",
  help: "Write the character itself; a fenced block needs no escapes.",
  examples: {
    good: [
      "```bash\nvets list > pets.txt && wc -l pets.txt\n```\n",
      "```bash\nsed 's/&amp;/\\&/g' page.html\n```\n",
      "```bash\nvets stop & wait; vets start\n```\n",
    ],
    bad: [
      {
        markdown: "```bash\nvets stop &amp;&amp; vets start\n```\n",
        findings: ["2:11 Unexpected `&amp;`, expected `&`"],
      },
      {
        markdown: "```bash\nvets restore &lt;file&gt;\n```\n",
        findings: ["2:14 Unexpected `&lt;`, expected `<`"],
      },
      {
        markdown: "```bash\nvets list &gt; pets.txt\n```\n",
        findings: ["2:11 Unexpected `&gt;`, expected `>`"],
      },
    ],
  },
  *check({ blocks }) {
    for (const [index, { script }] of blocks.entries()) {
      if (!script.text.includes("&")) continue;
      const contexts = contextsOf(script.text);
      const first = [...script.text.matchAll(ENTITY)].find(
        ({ index: at }) => contexts[at] === "command",
      );
      if (!first) continue;
      const { 0: text, index: start } = first;
      const means = MEANS[text.toLowerCase()];
      yield {
        place: { block: index, start, end: start + text.length },
        message: `Unexpected \`${text}\`, expected ${means ? `\`${means}\`` : "the character itself"}`,
      };
    }
  },
};
