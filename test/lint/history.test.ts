import { describe, expect, test } from "vitest";
import { lint } from "../../src/lint/linter.ts";
import { lowerSuperseded } from "../../src/lint/superseded.ts";

const broken = "```bash\nmill grind |\n```\n";
const retired = "```bash\ndocker-compose up -d\n```\n";

describe("what was right in its time is a hint, with the reason beside it", () => {
  test.each([
    [
      "below a version older than the guide's",
      `---\nguidepost: { from: "6.0.0", to: "7.0.0" }\n---\n\n## Upgrading to 2.0\n\n${broken}`,
      "below `Upgrading to 2.0`: older than 6.0.0, it was right in its time",
    ],
    [
      "below a version older than the title's",
      `# Upgrading to 7.0\n\n## Upgrading from 2.0 to 3.0\n\n### Steps\n\n${broken}`,
      "below `Upgrading from 2.0 to 3.0`: older than 7.0, it was right in its time",
    ],
    [
      "below older versions without a number",
      `# Upgrade\n\n## Older versions\n\n${broken}`,
      "below `Older versions`: it was right in its time",
    ],
    [
      "in an archive",
      `# Upgrade\n\n## Archive\n\n### Steps\n\n${broken}`,
      "below `Archive`: it was right in its time",
    ],
    [
      "on a page that is deprecated",
      `---\ndeprecated: true\n---\n\n${broken}`,
      "the page says `deprecated`: it was right in its time",
    ],
    [
      "on a page whose status is archived",
      `---\nstatus: Archived\n---\n\n${broken}`,
      "the page says `archived`: it was right in its time",
    ],
    [
      "below a version older than the page's",
      `---\nversion: "7.0"\n---\n\n## Upgrading to 2.0\n\n${broken}`,
      "below `Upgrading to 2.0`: older than 7.0, it was right in its time",
    ],
    [
      "below a version of a year, with newer versions beside it",
      `Mill\n====\n\nUpgrading to 5.1\n---\n\nUpgrading to 3.0 (2018)\n---\n\n${broken}`,
      "below `Upgrading to 3.0 (2018)`: it was right in its time",
    ],
    [
      "below words that say so",
      `# Mill\n\n## Old steps\n\nThese are kept here for the historians\namong us.\n\n${broken}`,
      "below `Old steps`: it was right in its time",
    ],
    [
      "on a page that is archived for a reason",
      `---\narchived: Use the new guide\n---\n\n${broken}`,
      "the page says `archived`: it was right in its time",
    ],
  ])("%s", (_, text, reason) => {
    const [finding] = lint(text, { file: "a.md" }).findings;
    expect(finding?.severity).toBe("info");
    expect(finding?.related?.at(-1)?.message).toBe(reason);
  });
});

describe("a finding keeps its severity", () => {
  test.each([
    [
      "in the guide of its version",
      `# Upgrading to 7.0\n\n## Upgrading to 7.0\n\n${broken}`,
    ],
    [
      "in a newer version's section",
      `# Upgrading to 7.0\n\n## Upgrading to 7.1\n\n${broken}`,
    ],
    [
      "where only the way starts at an old version",
      `# Upgrade\n\n## Upgrading from older versions\n\n${broken}`,
    ],
    [
      "where the version before it is of the same years",
      `# Upgrade\n\n## 5.0 (2026-03-01)\n\n## 4.0 (2025-06-30)\n\n${broken}`,
    ],
    ["where its year is the newest", `# Upgrade\n\n## 5.0 (2026)\n\n${broken}`],
    [
      "where a copy is kept for the way back",
      `# Upgrade\n\n## Copy\n\nThe copy is kept for the rollback.\n\n${broken}`,
    ],
    [
      "where the page says that it is not",
      `---\ndeprecated: false\n---\n\n${broken}`,
    ],
    [
      "where the number is another thing's",
      `# Upgrading to 7.0\n\n## Install PostgreSQL 5.6\n\n${broken}`,
    ],
  ])("%s", (_, text) => {
    const [finding] = lint(text, { file: "a.md" }).findings;
    expect(finding?.severity).toBe("error");
  });
});

describe("a retired command is a hint where a newer version is linted", () => {
  test.each([
    ["docs/v1.2/a.md", "docs/v2.0/b.md"],
    ["docs/2.9/a.md", "docs/2.10/a.md"],
    ["versioned_docs/version-1.4/a.md", "docs/a.md"],
    ["docs/1.2/a.md", "docs/latest/a.md"],
  ])("%s beside %s", (older, newer) => {
    expect(severities([older, newer], retired)).toEqual(["info", "warning"]);
    expect(severities([older], retired)).toEqual(["warning"]);
  });

  test("but not what no shell ever took", () => {
    expect(severities(["docs/1.2/a.md", "docs/2.0/a.md"], broken)).toEqual([
      "error",
      "error",
    ]);
  });
});

function severities(files: readonly string[], text: string): string[] {
  const pages = files.map((file) => ({ file, ...lint(text, { file }) }));
  return lowerSuperseded(pages).flatMap(({ findings }) =>
    findings.map(({ severity }) => severity),
  );
}
