import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { HoverRequest } from "vscode-languageserver-protocol/node";
import { lanternProduct, lanternReleases } from "../../support/lantern.ts";
import { Editor, range } from "../../support/editor.ts";
import { lanternFiles, repository } from "../../support/repository.ts";

const product = "content/products/lantern/product.yaml";
const first = "content/products/lantern/releases/1.0.0.yaml";
const second = "content/products/lantern/releases/1.1.0.yaml";

function lineOf(text: string, part: string): number {
  return text.split("\n").findIndex((line) => line.includes(part));
}

describe("metadata in an editor", () => {
  test("show what does not read at its line, unsaved as they are", async () => {
    const editor = await Editor.start(await repository(lanternFiles));
    const typo = lanternProduct.replace("summary:", "sumary:");
    expect(await editor.open(product, typo)).toMatchObject([
      { message: "Missing `summary`, expected text" },
      {
        range: range(3, 0, 3, 27),
        severity: 1,
        message: expect.stringContaining("Unexpected key `sumary`"),
      },
    ]);
    const line = range(3, 0, 3, 7);
    const left = await editor.type(product, line, "summary:");
    expect(left.filter(({ severity }) => severity === 1)).toEqual([]);
  });

  test("are one: a name that goes is missed in the other file, open or not", async () => {
    const editor = await Editor.start(await repository(lanternFiles));
    await editor.open(product, lanternProduct);
    const at = lineOf(lanternProduct, "env: {");
    await editor.type(product, range(at, 2, at, 5), "environment");
    const message = "Unknown surface `env`, expected one of environment";
    const missed = () =>
      editor.shown(second)?.find((one) => one.message === message);
    await editor.until(() => missed() !== undefined);
    expect(missed()?.range.start.line).toBe(
      lineOf(lanternReleases["1.1.0"], "WICK_LENGTH"),
    );
    await editor.close(product);
    await editor.until(() => editor.shown(second)?.length === 0);
  });

  test("are held against the rules on facts, which tell why", async () => {
    const rc = lanternReleases["1.1.0"].replace("1.1.0", "1.1.0-rc.1");
    const early = lanternReleases["1.1.0"].replace("2025-02-01", "2024-02-01");
    const editor = await Editor.start(
      await repository({
        ...lanternFiles,
        [second.replace("1.1.0", "1.1.0-rc.1")]: rc,
      }),
    );
    const found = await editor.open(second, early);
    const late = found.find(({ code }) => code === "backdated-release");
    expect(late?.range.start.line).toBe(lineOf(early, "2024-02-01"));
    const hover = await editor.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: editor.uri(second) },
      position: late?.range.start ?? { line: 0, character: 0 },
    });
    expect(JSON.stringify(hover?.contents)).toContain("**backdated-release**");
  });

  test("hint at what the baseline knows of them", async () => {
    const known = `  ${second}:\n    - silent-deprecations: "schema: 1"\n`;
    const root = await repository({
      ...lanternFiles,
      "guidepost.baseline.yaml": `schema: 1\npages:\n${known}`,
    });
    const editor = await Editor.start(root);
    expect(await editor.open(second, lanternReleases["1.1.0"])).toMatchObject([
      { code: "silent-deprecations", severity: 4 },
    ]);
  });

  test("say of a file of YAML elsewhere nothing", async () => {
    const editor = await Editor.start(await repository(lanternFiles));
    void editor.open("values.yaml", "a: [\n");
    await editor.open(first, lanternReleases["1.0.0"]);
    expect(editor.shown("values.yaml")).toBeUndefined();
  });
});

test("a configuration shows what does not read while it is typed", async () => {
  const editor = await Editor.start(await repository({}));
  const file = "guidepost.config.yaml";
  expect(await editor.open(file, "ruels: {}\n")).toMatchObject([
    { range: range(0, 0, 0, 9), message: expect.stringContaining("`ruels`") },
  ]);
  expect(await editor.type(file, range(0, 0, 0, 5), "rules")).toEqual([]);
});

test("what a configuration has wrong is shown in it once a page needs it, and goes when it is put right", async () => {
  const file = "guidepost.config.yaml";
  const root = await repository({ [file]: "rules: { unclosed-fense: off }\n" });
  const editor = await Editor.start(root);
  void editor.open("guide.md", "# Guide\n");
  await editor.until(() => editor.shown(file) !== undefined);
  expect(editor.shown(file)).toMatchObject([
    {
      range: { start: { line: 0 } },
      message: expect.stringContaining("`unclosed-fence`"),
    },
  ]);
  await editor.until(() => editor.windows.length > 0);
  expect(editor.windows.join()).toContain("unclosed-fense");
  const right = "rules: { unclosed-fence: off }\n";
  await writeFile(join(root, file), right);
  await editor.open(file, right);
  await editor.save(file);
  await editor.until(() => editor.shown(file)?.length === 0);
  await editor.until(() => editor.shown("guide.md")?.length === 0);
});

test("a page of a product that does not read says so, and the server goes on", async () => {
  const editor = await Editor.start(
    await repository({
      ...lanternFiles,
      [product]: lanternProduct.replace("summary:", "sumary:"),
    }),
  );
  const page = `---\nguidepost: { product: lantern, from: "1.0.0", to: "1.1.0" }\n---\n\n# Guide\n`;
  expect(await editor.open("guide.md", page)).toMatchObject([
    {
      range: range(0, 0, 0, 3),
      severity: 1,
      message: expect.stringContaining(`${product}:1`),
    },
  ]);
  expect(await editor.open("b.md", "# Page\n")).toEqual([]);
});
