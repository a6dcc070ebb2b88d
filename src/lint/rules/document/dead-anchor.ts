import { linesOf } from "../../../markdown/lines.ts";
import {
  anchorsOf,
  loosened,
  type Anchors,
} from "../../../markdown/anchors.ts";
import type { Link } from "../../../markdown/document.ts";
import { targetOf } from "../../../markdown/targets.ts";
import { distance } from "../../likeness.ts";
import type { Rule } from "../../rule.ts";

/** `#top` is every page's; routes, line numbers and searched text are no anchors of a page. */
const NO_ANCHOR = /^(?:top$|L\d+|:~:|!|\/)|[/=]/i;

/** A link to a section that is not there. */
export const deadAnchor: Rule = {
  name: "dead-anchor",
  on: "document",
  tier: "document",
  severity: "warning",
  yieldsTo: [],
  summary: "A link leads to a section that the page does not have",
  why: "The reader lands at the top of the page, and takes the first procedure for the one they were sent to.",
  help: "Link the anchor that the heading makes: its words in lower case, spaces as dashes, punctuation left out.",
  examples: {
    good: [
      "[Steps](#upgrade-to-20-docker)\n\n## Upgrade to 2.0 (`docker`)\n",
      "[One](#backup) [two](#backup-1)\n\n## Backup\n\n## 🐘 Backup\n\n## Backup\n",
      '[Undo](#undo) [early](#early) [top](#top)\n\n## Roll it back {#undo}\n\n<a id="early"></a>Early\n',
      "[Rolling](#-rolling)\n\n## 🟢 Rolling\n",
      '<a href="#code-leo" title="Code">💻</a> Leo\n',
      "[Grind](https://mill.example/guide#grind) `[a](#none)`\n",
    ],
    bad: [
      {
        markdown: "[Undo](#roll-back)\n\n## Rollback\n",
        findings: ["1:1 Unexpected anchor `#roll-back`, expected `#rollback`"],
      },
      {
        markdown: "See [what next][next].\n\n## Start\n\n[next]: #afterwards\n",
        findings: [
          "5:1 Unexpected anchor `#afterwards`, expected one of a heading of this page",
        ],
      },
      {
        markdown: "[Second](#backup-2)\n\n## Backup\n\n## Backup\n",
        findings: [
          "1:1 Unexpected anchor `#backup-2`, expected one of a heading of this page",
        ],
      },
      {
        markdown: "[Rolling](#rolling)\n\n## 🟢 Rolling\n",
        findings: ["1:1 Unexpected anchor `#rolling`, expected `#-rolling`"],
      },
      {
        markdown: "[Upgrade](#upgrade-to-2-0)\n\n## Upgrade to 2.0\n",
        findings: [
          "1:1 Unexpected anchor `#upgrade-to-2-0`, expected `#upgrade-to-20`",
        ],
      },
    ],
  },
  *check(page) {
    let own: Anchors | undefined;
    const lines = linesOf(page.document);
    for (const link of page.document.links) {
      // The definition is the place where a reference is put right.
      const target = link.kind === "reference" ? undefined : targetOf(link);
      if (!target || target.fragment === "") continue;
      const { path, fragment } = target;
      const anchors =
        path === ""
          ? (own ??= anchorsOf(page.document))
          : page.anchorsOf?.(path);
      if (!anchors || anchors.byName.has(fragment.toLowerCase())) continue;
      if (NO_ANCHOR.test(fragment) || isLabel(link, lines)) continue;
      const elsewhere = anchors.loosely.get(loosened(fragment));
      const near = elsewhere ?? nearest(anchors, fragment);
      const where = path === "" ? "this page" : `\`${path}\``;
      const expected = near ? `\`#${near}\`` : `one of a heading of ${where}`;
      yield {
        place: link,
        message: `Unexpected anchor \`#${fragment}\`, expected ${expected}`,
        // Other generators than GitHub's may well make it.
        ...((elsewhere ?? isNumber(fragment, anchors)) && {
          atMost: "info" as const,
        }),
      };
    }
  },
};

/** `#DEP0111` of a heading that starts with it: some sites cut it off there. */
function isNumber(fragment: string, { byName }: Anchors): boolean {
  if (!/^[A-Za-z]+\d+$/.test(fragment)) return false;
  const start = `${fragment.toLowerCase()}-`;
  return [...byName.keys()].some((anchor) => anchor.startsWith(start));
}

/** Lists of contributors hang titles on anchors that are not meant to lead anywhere. */
function isLabel(
  { kind, line, column, endColumn }: Link,
  lines: readonly string[],
): boolean {
  if (kind !== "html") return false;
  return /\stitle=/.test(
    lines[line - 1]?.slice(column - 1, endColumn - 1) ?? "",
  );
}

/** The anchor that an author may have meant: one letter in four is another, no number. */
function nearest({ byName }: Anchors, fragment: string): string | undefined {
  const [best] = [...byName.values()]
    .filter((anchor) => numbers(anchor) === numbers(fragment))
    .map((anchor) => ({ anchor, away: distance(anchor, fragment) }))
    .sort((a, b) => a.away - b.away);
  const far = Math.max(1, Math.floor(fragment.length / 4));
  return best && best.away <= far ? best.anchor : undefined;
}

function numbers(anchor: string): string {
  return anchor.replace(/\D/g, "");
}
