import type { Heading } from "../../../markdown/document.ts";
import { enterHeading } from "../../../markdown/headings.ts";
import type { Rule } from "../../rule.ts";

const VERSION = /^\[?v?\d+\.\d/;

/** Two sections of one name where a link can only mean the first. */
export const duplicateHeading: Rule = {
  name: "duplicate-heading",
  on: "document",
  tier: "document",
  severity: "info",
  yieldsTo: [],
  summary: "Two headings beside each other say the same",
  why: "The second one's anchor gets a `-1` that moves with every edit: links lead to the wrong section.",
  help: "Say in each heading what sets it apart, or merge the sections.",
  examples: {
    good: [
      "# Guide\n\n## Docker\n\n### Backup\n\n## Helm\n\n### Backup\n",
      "# Guide\n\n## Backup\n\n### Backup\n",
      "# Changes\n\n## 1.1\n\n## Fixes\n\n## 1.0\n\n## Fixes\n",
      "# Guide\n\n## Backup {#backup-docker}\n\n## Backup {#backup-helm}\n",
    ],
    bad: [
      {
        markdown: "# Guide\n\n## Backup\n\n## Upgrade\n\n## Backup\n",
        findings: [
          "7:1 Unexpected second `Backup` below `Guide`, expected a heading of its own",
        ],
      },
      {
        markdown: "# Guide\n\n## Docker\n\n### Verify\n\n### `Verify`\n",
        findings: [
          "7:1 Unexpected second `Verify` below `Docker`, expected a heading of its own",
        ],
      },
      {
        markdown: "Backup\n------\n\nBackup\n------\n",
        findings: [
          "4:1 Unexpected second `Backup`, expected a heading of its own",
        ],
      },
    ],
  },
  *check({ document }) {
    const path: Heading[] = [];
    const seen = new Map<Heading | undefined, Map<string, Heading>>();
    for (const heading of document.headings) {
      enterHeading(path, heading);
      const parent = path.at(-2);
      const before = seen.get(parent) ?? new Map<string, Heading>();
      // A changelog begins anew with each version, whatever depth its parts have.
      const siblings = VERSION.test(heading.text)
        ? new Map([...before].filter(([, { text }]) => VERSION.test(text)))
        : before;
      seen.set(parent, siblings);
      const { depth, text, id } = heading;
      const key = `${depth} ${id ?? ""} ${text.toLowerCase()}`;
      const first = siblings.get(key);
      if (!first) siblings.set(key, heading);
      if (!first || text === "") continue;
      const below = parent ? ` below \`${parent.text}\`` : "";
      yield {
        place: heading,
        message: `Unexpected second \`${text}\`${below}, expected a heading of its own`,
        related: [{ place: first, message: "the first one is here" }],
      };
    }
  },
};
