import { linesOf } from "../../../markdown/lines.ts";
import type { Document } from "../../../markdown/document.ts";
import { guidepostIn } from "../../../markdown/frontmatter.ts";
import type { Rule } from "../../rule.ts";

const GUIDE = /\b(?:upgrad|migrat|updat)\w*\b/i;
const SECTIONS = [
  {
    name: "a backup",
    pattern: /\b(?:back(?:ing)?[ -]?up|backups|snapshot|dump)/i,
  },
  {
    name: "the upgrade",
    pattern: /\b(?:upgrad|updat|deploy|migrat|install|steps)/i,
  },
  {
    name: "how to verify it",
    pattern:
      /\b(?:verif|validat|check|test|confirm|smoke|health|after (?:the )?(?:upgrade|update))/i,
  },
  {
    name: "the way back",
    pattern:
      /\b(?:roll(?:ing)?[ -]?back|revert|downgrad|restor|undo|recover|back out|way back)/i,
  },
];

/** A guide with three of the four: backup, upgrade, verification, rollback. */
export const missingSection: Rule = {
  name: "missing-section",
  on: "document",
  tier: "document",
  severity: "warning",
  yieldsTo: [],
  summary: "A guide has all sections of an upgrade but one",
  why: "Who looks for it in the middle of the night finds that nobody thought of it.",
  help: "Add the section, or say in a sentence why there is none; `guidepost: { sections: [Backup] }` in the front matter asks for sections by name.",
  examples: {
    good: [
      "# Upgrade to 2.0\n\n## Backup\n\n## Upgrade\n\n## Verify\n\n## Rollback\n",
      "# Upgrade to 2.0\n\n## Docker\n\n## Helm\n",
      "# Manual\n\n## Backup\n\n## Update\n\n## Restore\n",
      "# Upgrade to 2.0\n\n## Back up\n\n## Upgrade\n\n## Verify\n\nTo roll back, restore the backup.\n",
    ],
    bad: [
      {
        markdown: "# Upgrade to 2.0\n\n## Backup\n\n## Upgrade\n\n## Verify\n",
        findings: [
          "1:1 Unexpected end of the guide, expected a section on the way back beside those on a backup, the upgrade and how to verify it",
        ],
      },
      {
        markdown:
          '---\nguidepost: { sections: ["Backup", "Rollback"] }\n---\n\n# Upgrade to 2.0\n\n## Backup\n',
        findings: [
          "1:1 Unexpected end of the guide, expected a section `Rollback`, as its front matter asks",
        ],
      },
      {
        markdown:
          "# Upgrade guide\n\n## Upgrade steps\n\n## Health checks\n\n## Rolling back\n",
        findings: [
          "1:1 Unexpected end of the guide, expected a section on a backup beside those on the upgrade, how to verify it and the way back",
        ],
      },
      {
        markdown:
          "# Migrating to 3.0\n\n## Take a snapshot\n\n## Deploy\n\n## Downgrade\n",
        findings: [
          "1:1 Unexpected end of the guide, expected a section on how to verify it beside those on a backup, the upgrade and the way back",
        ],
      },
    ],
  },
  *check({ document }) {
    yield* missingOfAsked(document);
    const [title, ...others] = document.headings;
    if (title?.depth !== 1 || !GUIDE.test(title.text)) return;
    if (others.length === 0) return;
    const missing = SECTIONS.filter(
      ({ pattern }) => !others.some(({ text }) => pattern.test(text)),
    );
    const [only] = missing;
    if (missing.length !== 1 || !only) return;
    // A sentence about it is enough where nobody made a section of it.
    const body = linesOf(document).slice(title.endLine).join("\n");
    if (only.pattern.test(body)) return;
    const there = SECTIONS.filter((one) => one !== only).map(
      ({ name }) => name,
    );
    yield {
      place: title,
      atMost: "info",
      message: `Unexpected end of the guide, expected a section on ${only.name} beside those on ${there.slice(0, -1).join(", ")} and ${there.at(-1)}`,
    };
  },
};

/** `guidepost: { sections: [Backup, Rollback] }` in the front matter. */
function* missingOfAsked({ frontMatter, headings }: Document) {
  const sections = guidepostIn(frontMatter)?.["sections"];
  if (!Array.isArray(sections)) return;
  for (const name of sections.map(String)) {
    const wanted = name.toLowerCase();
    if (headings.some(({ text }) => text.toLowerCase().includes(wanted)))
      continue;
    yield {
      place: { line: 1, column: 1, endLine: 1, endColumn: 4 },
      message: `Unexpected end of the guide, expected a section \`${name}\`, as its front matter asks`,
    };
  }
}
