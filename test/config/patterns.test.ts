import { expect, test } from "vitest";
import { names } from "../../src/config/patterns.ts";

const paths = [
  "README.md",
  "docs/a.md",
  "docs/new/b.md",
  ".github/UPGRADE.md",
  "../other/c.md",
];

test.each([
  [["docs"], ["docs/a.md", "docs/new/b.md"]],
  [["./docs/"], ["docs/a.md", "docs/new/b.md"]],
  [["docs/*.md"], ["docs/a.md"]],
  [["*.md"], ["README.md"]],
  [
    ["**/*.md"],
    ["README.md", "docs/a.md", "docs/new/b.md", ".github/UPGRADE.md"],
  ],
  [["docs", "!docs/new"], ["docs/a.md"]],
  [
    ["docs", "!docs/new", "docs/new/b.md"],
    ["docs/a.md", "docs/new/b.md"],
  ],
  [["!docs"], []],
  [["{README,docs/a}.md"], ["README.md", "docs/a.md"]],
  [["doc"], []],
  [["."], ["README.md", "docs/a.md", "docs/new/b.md", ".github/UPGRADE.md"]],
  [["../other"], ["../other/c.md"]],
])("%j names %j", (patterns, named) =>
  expect(paths.filter((path) => names(patterns, path))).toEqual(named),
);
