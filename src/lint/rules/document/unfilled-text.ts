import { linesOf } from "../../../markdown/lines.ts";
import type { Document, Position } from "../../../markdown/document.ts";
import type { Rule } from "../../rule.ts";

interface Gap {
  readonly pattern: RegExp;
  readonly message: (text: string) => string;
  readonly atMost?: "info";
}

const GAPS: readonly Gap[] = [
  {
    pattern:
      /(?<![\w\]!\\])\[(?:Add|Brief|Describe|Detail|Explain|Fill in|Insert|List|Mention|Name of|Provide|Replace|Specify|Summar(?:y|i[sz]e)|Your)\b[^\][\n]{3,120}\](?![([:])/g,
    message: (text) => `Unexpected \`${text}\`, expected the text it asks for`,
  },
  {
    pattern:
      /(?<![\w\]!\\])\[(?:Component|Date|Description|Feature|Name|Title|Topic|Version)\](?![([:])/g,
    message: (text) => `Unexpected \`${text}\`, expected the text it asks for`,
  },
  {
    pattern: /(?<=^\s*)\[[A-Z][a-z]+(?: [\w,.'-]+){2,}\](?=\s*$)/g,
    message: (text) => `Unexpected \`${text}\`, expected the text it asks for`,
  },
  {
    pattern: /(?<=\|\s*)v?\d+\.(?:XX|YY|NN)(?:\.(?:XX|YY|NN))?\+?(?=\s*\|)/g,
    message: (text) => `Unexpected \`${text}\`, expected a version`,
  },
  {
    pattern: /\b[Ll]orem [Ii]psum\b/g,
    message: (text) => `Unexpected \`${text}\`, expected a text`,
  },
  {
    pattern: /(?<=^\W*)(?:TODO|FIXME|TBD)(?=\W*$)|\b(?:TODO|FIXME)(?=: )/gm,
    message: (text) => `Unexpected \`${text}\`, expected what is to be done`,
    atMost: "info",
  },
];
/** What every gap has in it; hardly any line has. */
const SIGN = /\[[A-Z]|\.(?:XX|YY|NN)|[Ll]orem [Ii]psum|TODO|FIXME|TBD/;
/** In a heading of the guide itself it is the stub of a guide. */
const VERSION = /(?<![\w.-])v?(?:X\.Y(?:\.Z)?|A\.B\.C|N\.N\.N)(?![\w-])/;

/** What a template asks for and nobody wrote. */
export const unfilledText: Rule = {
  name: "unfilled-text",
  on: "document",
  tier: "document",
  severity: "warning",
  yieldsTo: ["garbled-text"],
  summary: "A text of the template was never filled in",
  why: "What the reader needs to know there is not said, and nobody can tell whether the rest is finished.",
  help: "Write the text, or remove the section.",
  examples: {
    good: [
      "# Upgrade to 1.2\n\nSee [Describe a pod](#pods) and [add pets][add].\n\n[add]: https://vets.example\n",
      "Releases are tagged `vX.Y.Z`; write `[Describe the change]` there.\n",
      "- [ ] Add the new column\n- [x] Done\n",
      "# Vets\n\n## TODO\n\n- Feed the cat\n",
      "# How releases are named\n\n## Versions X.Y.Z\n",
    ],
    bad: [
      {
        markdown: "# Upgrade to 1.2\n\n[Describe the breaking changes here]\n",
        findings: [
          "3:1 Unexpected `[Describe the breaking changes here]`, expected the text it asks for",
        ],
      },
      {
        markdown:
          "# Upgrade to 1.2\n\n## Change 1: [Description]\n\n## Change 2: [Description]\n\n[Same structure as above]\n",
        findings: [
          "3:14 Unexpected `[Description]`, expected the text it asks for",
          "7:1 Unexpected `[Same structure as above]`, expected the text it asks for",
        ],
      },
      {
        markdown: "| Tool | Version |\n| --- | --- |\n| Helm | 3.XX+ |\n",
        findings: ["3:10 Unexpected `3.XX+`, expected a version"],
      },
      {
        markdown: "## Rollback\n\nLorem ipsum dolor sit amet.\n",
        findings: ["3:1 Unexpected `Lorem ipsum`, expected a text"],
      },
      {
        markdown: "# Upgrade from vX.Y.Z to vA.B.C\n",
        findings: ["1:16 Unexpected `vX.Y.Z`, expected a version"],
      },
      {
        markdown: "## Rollback\n\nTODO\n",
        findings: ["3:1 Unexpected `TODO`, expected what is to be done"],
      },
    ],
  },
  *check({ document }) {
    const prose = [...suspectsOf(document)];
    for (const { pattern, message, atMost } of prose.length > 0 ? GAPS : []) {
      const [first, ...others] = prose
        .flatMap(({ line, text }) =>
          Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({
            found,
            place: spanOf(line, index, found),
          })),
        )
        .filter(({ found }) => !document.text.includes(`${found}: `));
      if (!first) continue;
      yield {
        place: first.place,
        message: message(first.found),
        related: others.map(({ found, place }) => ({
          place,
          message: `\`${found}\`, too`,
        })),
        ...(atMost && { atMost }),
      };
    }
    const [title] = document.headings;
    const found = title?.depth === 1 && VERSION.exec(title.text)?.[0];
    if (!title || !found) return;
    const lines = linesOf(document);
    const at = lines[title.line - 1]?.indexOf(found) ?? -1;
    if (at < 0) return;
    yield {
      place: spanOf(title.line, at, found),
      message: `Unexpected \`${found}\`, expected a version`,
      evidence: "heuristic",
    };
  },
};

function spanOf(line: number, index: number, text: string): Position {
  const column = index + 1;
  return { line, column, endLine: line, endColumn: column + text.length };
}

/** Lines outside of fences and comments that may have a gap, code spans blanked. */
function* suspectsOf(
  document: Document,
): Generator<{ line: number; text: string }> {
  if (!SIGN.test(document.text)) return;
  const hidden = new Set<number>();
  for (const { line, endLine } of [...document.fences, ...document.comments])
    for (let at = line; at <= endLine; at++) hidden.add(at);
  const lines = linesOf(document);
  for (const [at, text] of lines.entries()) {
    if (!SIGN.test(text) || hidden.has(at + 1)) continue;
    // A section `TODO` lists what is to be done.
    if (/^(?: {4}|\t|#+ TODO)/.test(text)) continue;
    const code = (span: string) => " ".repeat(span.length);
    yield { line: at + 1, text: text.replace(/(?<!`)(`+)(?!`).*?\1/g, code) };
  }
}
