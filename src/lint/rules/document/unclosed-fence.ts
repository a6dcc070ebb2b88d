import { linesOf } from "../../../markdown/lines.ts";
import type { Rule } from "../../rule.ts";

/** A fence that never ends swallows the rest of the page. */
export const unclosedFence: Rule = {
  name: "unclosed-fence",
  on: "document",
  tier: "fence",
  severity: "error",
  yieldsTo: [],
  summary: "A fenced code block is never closed",
  why: "Everything below the fence is shown as code: steps, warnings and links are gone for the reader.",
  help: "Close the block with a line of at least as many backticks or tildes as opened it.",
  examples: {
    good: [
      "```bash\nhelm repo update\n```\n",
      "~~~bash\nhelm repo update\n~~~\n",
      "````markdown\n```bash\nhelm repo update\n```\n````\n",
    ],
    bad: [
      {
        markdown: "```bash\nhelm repo update\n",
        findings: [
          "1:1 Unexpected end of the page, expected ` ``` ` to close this block",
        ],
      },
      {
        markdown: "Text\n\n~~~bash\nhelm repo update\n```\n",
        findings: [
          "3:1 Unexpected end of the page, expected `~~~` to close this block",
        ],
      },
      {
        markdown: "````bash\nhelm repo update\n```\n\nThen wait.\n",
        findings: [
          "1:1 Unexpected end of the page, expected ` ```` ` to close this block",
        ],
      },
    ],
  },
  *check({ document }) {
    const lines = linesOf(document);
    for (const fence of document.fences) {
      if (fence.closed) continue;
      const opening = lines[fence.line - 1]?.slice(fence.column - 1) ?? "";
      const [marker] = /^(?:`{3,}|~{3,})/.exec(opening) ?? [];
      // A shortcode that is never closed fails the build of the site.
      if (marker === undefined) continue;
      yield {
        place: fence,
        message: `Unexpected end of the page, expected ${quote(marker)} to close this block`,
      };
    }
  },
};

/** Backticks in a code span need spaces around them. */
function quote(marker: string): string {
  return marker.startsWith("`") ? `\` ${marker} \`` : `\`${marker}\``;
}
