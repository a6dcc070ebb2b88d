import { describe, expect, test } from "vitest";
import { contextsOf, foldCopies } from "../../src/lint/copies.ts";
import { lint } from "../../src/lint/linter.ts";

const broken = "```bash\nmill grind |\n```\n";

describe("a finding in the copies of a page is one, in the newest", () => {
  test.each([
    [["docs/1.9/a.md", "docs/1.10/a.md", "docs/1.2/a.md"], "docs/1.10/a.md"],
    [["docs/v1.0/a.md", "docs/latest/a.md"], "docs/latest/a.md"],
    [["docs/a.md", "versioned_docs/version-1.2/a.md"], "docs/a.md"],
    [["site/docs/a.md", "site/v1.14-docs/a.md"], "site/docs/a.md"],
    [["versions/1.x/on/a.md", "versions/2.x/on/a.md"], "versions/2.x/on/a.md"],
  ])("of %j", (files, expected) => {
    const folded = foldCopies(files.map((file) => page(file, broken)));
    expect(folded.map(({ file }) => file)).toEqual([expected]);
    expect(folded[0]?.related?.map(({ file }) => file).toSorted()).toEqual(
      files.filter((file) => file !== expected).toSorted(),
    );
  });

  test("wherever on the page its block stands", () => {
    const folded = foldCopies([
      page("docs/1.0/a.md", `# Mill\n\n${broken}`),
      page("docs/2.0/a.md", broken),
    ]);
    expect(folded).toMatchObject([
      { file: "docs/2.0/a.md", line: 2, related: [{ line: 4 }] },
    ]);
  });
});

describe("findings stay apart", () => {
  test.each([
    ["on other pages", ["docs/1.0/a.md", "docs/2.0/b.md"]],
    ["without versions", ["mill/a.md", "wind/a.md"]],
    ["of other products", ["mill/1.0/a.md", "wind/1.0/a.md"]],
    ["in folders of years", ["2024/a.md", "2025/a.md"]],
  ])("%s", (_, files) => {
    const folded = foldCopies(files.map((file) => page(file, broken)));
    expect(folded.map(({ file }) => file)).toEqual(files);
  });

  test("where the block is another", () => {
    const other = broken.replace("bash\n", "bash\nmill stop\n");
    const pages = [page("docs/1.0/a.md", broken), page("docs/2.0/a.md", other)];
    expect(foldCopies(pages)).toHaveLength(2);
  });

  test("twice on a page, each with its copy", () => {
    const twice = `${broken}\n${broken}`;
    const pages = [page("docs/1.0/a.md", twice), page("docs/2.0/a.md", twice)];
    expect(foldCopies(pages)).toMatchObject([
      { file: "docs/2.0/a.md", line: 2, related: [{ line: 2 }] },
      { file: "docs/2.0/a.md", line: 6, related: [{ line: 6 }] },
    ]);
  });
});

function page(file: string, text: string) {
  const result = lint(text, { file });
  return { ...result, contexts: contextsOf(result) };
}
