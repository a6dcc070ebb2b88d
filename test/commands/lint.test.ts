import { expect, test } from "vitest";
import { lint } from "../../src/commands/lint.ts";
import { lanternFiles, repository } from "../support/repository.ts";

test("a finding in three versions of a page is counted once, and the summary says so", async () => {
  const broken = "```bash\nmill grind |\n```\n";
  const cwd = await repository({
    "docs/1.0/upgrade.md": broken,
    "docs/1.1/upgrade.md": broken,
    "docs/1.2/upgrade.md": broken,
  });
  const run = (format: string) =>
    lint.run(["docs"], { format }, { cwd, colour: false, version: "0.0.0" });
  const { text, exitCode } = await run("json");
  expect(exitCode).toBe(1);
  expect(JSON.parse(text)).toMatchObject({
    summary: { files: 3, errors: 1, copies: 2 },
    findings: [{ file: "docs/1.2/upgrade.md" }],
  });
  expect((await run("pretty")).text).toContain(
    "1 error, 0 warnings, 0 infos; 2 more in older copies\n",
  );
});

test("a folder's MDX and `.markdown` pages are read as its `.md` pages are", async () => {
  const broken = "```bash\nmill grind |\n```\n";
  const cwd = await repository({
    "docs/upgrade.mdx": `import { Tabs } from "./tabs";\n\n<Tabs>\n\n${broken}\n</Tabs>\n`,
    "docs/backup.markdown": `# Backup\n\n${broken}`,
  });
  const { text } = await lint.run(
    ["docs"],
    { format: "json" },
    { cwd, colour: false, version: "0.0.0" },
  );
  expect(JSON.parse(text)).toMatchObject({
    findings: [
      { file: "docs/backup.markdown", line: 4 },
      { file: "docs/upgrade.mdx", line: 6 },
    ],
  });
});

test("a product, a version and a folder that nobody has are told of", async () => {
  const page = (words: string) =>
    `---\nguidepost: { ${words} }\n---\n\n# Mill\n`;
  const cwd = await repository({
    ...lanternFiles,
    "a.md": page("product: lanter"),
    "b.md": page('product: lantern, from: "9.9.9", fixtures: ../../etc'),
    "c.md": page("fixtures: content"),
  });
  const { text } = await lint.run(
    ["."],
    { format: "json" },
    { cwd, colour: false, version: "0.0.0" },
  );
  const { findings } = JSON.parse(text);
  expect(
    findings.map(({ file, message }: Record<string, string>) => [
      file,
      message,
    ]),
  ).toEqual([
    ["a.md", "Unexpected product `lanter`, expected `lantern`"],
    [
      "b.md",
      "Unexpected version `9.9.9` for `from`, expected one of the product's releases",
    ],
    [
      "b.md",
      "Unexpected folder `../../etc`, expected one that is there and inside the repository",
    ],
  ]);
});
