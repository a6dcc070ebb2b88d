import { targetOf } from "../../../markdown/targets.ts";
import type { Rule } from "../../rule.ts";

/** A name with an extension is a file; one without is a route of the site, for all we know. */
const FILE = /(?:^|\/)[^/]*\.[a-z][a-z\d]{0,9}$/i;
/** Written when a site is built. */
const BUILT = /\.(?:html?|xml|txt|pdf)$/i;

/** A link to a file that is not in the repository. */
export const deadLink: Rule = {
  name: "dead-link",
  on: "document",
  tier: "document",
  severity: "warning",
  yieldsTo: [],
  summary: "A relative link leads to a file that is not there",
  why: "The reader is sent away for a step and finds an error page.",
  help: "Link the file where it lies now, from the folder of this page.",
  examples: {
    good: [
      "[Back up](backup.md) first, see ![the mill](images/mill.png).\n",
      "[Site](/docs/none.md), [web](https://mill.example/none.md), [route](../none)\n",
      "`[a](none.md)`, [template]({{ base }}/none.md), <leo@mill.example>\n",
      "[Guide](backup.md?plain=1#restore) and [reference][backup]\n\n[backup]: ./backup.md\n",
    ],
    bad: [
      {
        markdown: "[Back up](back-up.md) first.\n",
        findings: [
          "1:1 Unexpected link to `back-up.md`, expected a file that is there",
        ],
      },
      {
        markdown:
          "> Run it.\n>\n> ![The mill](pictures/mill.png)\n>\n> ![The cog](pictures/cog.png)\n",
        findings: [
          "3:3 Unexpected link to `pictures/mill.png`, expected a folder `pictures` that is there",
        ],
      },
      {
        markdown:
          'See [this][one] and <a href="none.md#a">that</a>.\n\n[one]: ../one%20more.md\n',
        findings: [
          "1:21 Unexpected link to `none.md`, expected a file that is there",
          "3:1 Unexpected link to `../one more.md`, expected a file that is there",
        ],
      },
    ],
  },
  *check({ document, exists }) {
    if (!exists) return;
    const dead = document.links.flatMap((link) => {
      // The definition is the place where a reference is put right.
      const target = link.kind === "reference" ? undefined : targetOf(link);
      if (!target || !FILE.test(target.path) || BUILT.test(target.path))
        return [];
      const { path } = target;
      return exists(path) === false ? [{ link, path }] : [];
    });
    // One move or one folder that is missing is one defect, however many links.
    const defects = Map.groupBy(dead, ({ path }) => missingPart(path, exists));
    for (const [missing, links] of defects) {
      const [first, ...others] = links;
      if (!first) continue;
      const message =
        missing === first.path
          ? `Unexpected link to \`${first.path}\`, expected a file that is there`
          : `Unexpected link to \`${first.path}\`, expected a folder \`${missing}\` that is there`;
      yield {
        place: first.link,
        message,
        related: others.map(({ link, path }) => ({
          place: link,
          message: `a link to \`${path}\`, too`,
        })),
      };
    }
  },
};

/** The first folder of a path that is not there, or the file itself. */
function missingPart(
  path: string,
  exists: (path: string) => boolean | undefined,
): string {
  const parts = path.split("/");
  for (let at = 1; at < parts.length; at++) {
    const folder = parts.slice(0, at).join("/");
    if (/^\.{0,2}$/.test(parts[at - 1] ?? "")) continue;
    if (exists(folder) === false) return folder;
  }
  return path;
}
