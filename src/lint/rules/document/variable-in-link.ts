import type { Rule } from "../../rule.ts";

const VARIABLE = /\$\{?[A-Z_][A-Z0-9_]*\}?|%24%7B\w+%7D/;

/** `https://example.com/${VERSION}` in a link. */
export const variableInLink: Rule = {
  name: "variable-in-link",
  on: "document",
  tier: "document",
  severity: "warning",
  yieldsTo: [],
  summary: "A link holds a variable of the shell",
  why: "No browser expands it: the link leads nowhere.",
  help: "Write the address out, or put it into a command.",
  examples: {
    good: [
      "[Notes](https://vets.example/releases/1.2.0)\n",
      "Open `https://vets.example/${VERSION}`.\n",
      "[Price](https://vets.example/?max=$5)\n",
    ],
    bad: [
      {
        markdown: "[Notes](https://vets.example/releases/${VERSION})\n",
        findings: [
          "1:1 Unexpected `${VERSION}` in a link, expected the address itself",
        ],
      },
      {
        markdown: "See <https://vets.example/$VERSION/notes>.\n",
        findings: [
          "1:5 Unexpected `$VERSION` in a link, expected the address itself",
        ],
      },
      {
        markdown: "[Notes][n]\n\n[n]: https://vets.example/$RELEASE\n",
        findings: [
          "3:1 Unexpected `$RELEASE` in a link, expected the address itself",
        ],
      },
    ],
  },
  *check({ document }) {
    for (const link of document.links) {
      if (link.kind === "reference") continue;
      const [variable] = VARIABLE.exec(link.url) ?? [];
      if (variable === undefined) continue;
      yield {
        place: link,
        message: `Unexpected \`${variable}\` in a link, expected the address itself`,
      };
    }
  },
};
