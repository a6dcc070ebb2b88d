import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { applyPatch, parsePatch } from "diff";
import { expect, test } from "vitest";
import { generate } from "../../../src/commands/generate.ts";
import { lint } from "../../../src/commands/lint.ts";
import { lanternFiles, repository } from "../../support/repository.ts";

const page = "# Mill\r\n\r\n```bash\r\n$ mill stop\r\n$ mill up\r\n```\r\n";
const fixedPage = "# Mill\r\n\r\n```bash\r\nmill stop\r\nmill up\r\n```\r\n";
const clean = "# Clean\n\n```bash\nmill up\n```\n";

test("--fix writes what is certain, keeps line ends, and reports what is left", async () => {
  const cwd = await repository({ "mill.md": page, "clean.md": clean });
  const { text, exitCode } = await run(cwd, { fix: true });
  expect(await read(cwd, "mill.md")).toBe(fixedPage);
  expect(await read(cwd, "clean.md")).toBe(clean);
  expect(text).toMatch(/^fixed 1 problem in mill\.md\n\n2 files, 2 blocks/);
  expect(exitCode).toBe(0);
});

test("--fix a second time changes nothing", async () => {
  const cwd = await repository({ "mill.md": page });
  await run(cwd, { fix: true });
  const { text } = await run(cwd, { fix: true });
  expect(text).not.toContain("fixed");
});

test("--fix with json prints json alone", async () => {
  const cwd = await repository({ "mill.md": page });
  const { text } = await run(cwd, { fix: true, format: "json" });
  expect(JSON.parse(text)).toMatchObject({ findings: [] });
});

test("json tells of a fix without making it", async () => {
  const cwd = await repository({ "mill.md": page });
  const { text } = await run(cwd, { format: "json" });
  expect(JSON.parse(text)).toMatchObject({
    findings: [
      {
        rule: "prompt-in-script",
        fix: [
          { line: 4, column: 1, endLine: 4, endColumn: 3, text: "" },
          { line: 5, column: 1, endLine: 5, endColumn: 3, text: "" },
        ],
      },
    ],
  });
});

test("--fix-dry-run prints a diff that makes the fix, and writes nothing", async () => {
  const cwd = await repository({ "docs/mill.md": page, "clean.md": clean });
  const { text, exitCode } = await run(cwd, { fixDryRun: true });
  expect(exitCode).toBe(1);
  expect(text).toContain("--- a/docs/mill.md\n+++ b/docs/mill.md\n");
  expect(text).toContain("-$ mill stop\r\n");
  const [patch, ...others] = parsePatch(text);
  expect(others).toEqual([]);
  expect(patch && applyPatch(page, patch)).toBe(fixedPage);
  expect(await read(cwd, "docs/mill.md")).toBe(page);
});

test("--fix-dry-run with nothing to fix prints nothing", async () => {
  const cwd = await repository({ "clean.md": clean });
  expect(await run(cwd, { fixDryRun: true })).toEqual({
    text: "",
    exitCode: 0,
  });
});

test("a generated guide is left alone, and the line to edit is named", async () => {
  const product = "content/products/lantern/product.yaml";
  const cwd = await repository(lanternFiles);
  await generate.run([], {}, { cwd, colour: false, version: "0.0.0" });
  const file = "content/guides/lantern/1.0.0-to-1.1.0.md";
  const guide = `${await read(cwd, file)}\n\`\`\`bash\n$ lantern up\n\`\`\`\n`;
  const edited = await repository({ ...lanternFiles, [file]: guide });
  const { text } = await run(edited, { fix: true });
  expect(await read(edited, file)).toBe(guide);
  const line = guide.split("\n").indexOf("$ lantern up") + 1;
  expect(text).toContain(`${file}:${line} is generated, edit ${product}, `);
  expect(text).toContain(" instead: Unexpected prompt `$`");
});

test("--fix writes nothing outside of the folder it runs in", async () => {
  const cwd = await repository({ "inner/a.md": clean, "mill.md": page });
  const inner = join(cwd, "inner");
  await expect(run(inner, { fix: true }, ["../mill.md"])).rejects.toThrow(
    "Refused to write",
  );
  expect(await read(cwd, "mill.md")).toBe(page);
});

function run(
  cwd: string,
  options: Readonly<Record<string, string | boolean>>,
  paths: readonly string[] = [],
) {
  const surroundings = { cwd, colour: false, version: "0.0.0" };
  return lint.run(paths, { format: "pretty", ...options }, surroundings);
}

function read(cwd: string, file: string): Promise<string> {
  return readFile(join(cwd, file), "utf8");
}
