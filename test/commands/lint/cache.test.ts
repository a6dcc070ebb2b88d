import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { lint } from "../../../src/commands/lint.ts";
import * as linter from "../../../src/lint/thorough.ts";
import { lanternFiles } from "../../support/repository.ts";
import {
  broken,
  fine,
  put,
  repository,
  runLint,
  timeless,
} from "./repository.ts";

vi.mock(import("../../../src/lint/thorough.ts"), async (original) => {
  const module = await original();
  return { ...module, lintThoroughly: vi.fn(module.lintThoroughly) };
});

const cache = { cache: true, format: "json", jobs: "1" };
const pages = {
  "a.md": broken,
  "b.md": `${fine}\nSee [c](c.md#upgrade) and [d](d.md).\n`,
  "c.md": fine.replace("grind", "sift"),
};

/** Runs, and tells which pages were really linted. */
async function lintWith(root: string, options = {}) {
  const spy = vi.mocked(linter.lintThoroughly).mockClear();
  const ran = await runLint(root, { ...cache, ...options });
  const linted = spy.mock.calls.map(([, { file }]) => file);
  return { ...ran, text: timeless(ran.text), linted };
}

describe("with a cache", () => {
  test("nothing is linted twice, and the report is the same", async () => {
    const root = repository(pages);
    const cold = await lintWith(root);
    const warm = await lintWith(root);
    expect(cold.linted).toEqual(["a.md", "b.md", "c.md"]);
    expect(warm.linted).toEqual([]);
    expect(warm.text).toBe(cold.text);
    expect(warm.exitCode).toBe(cold.exitCode);
  });

  test.each([
    ["its text", "a.md", fine, ["a.md"]],
    ["a heading that it links to", "c.md", "# Other\n", ["b.md", "c.md"]],
    ["a file that it links to", "d.md", "# Mill\n", ["b.md", "d.md"]],
    [
      "the configuration",
      "guidepost.config.yaml",
      "rules:\n  dead-link: warning\n",
      ["a.md", "b.md", "c.md"],
    ],
  ])(
    "a page is linted again after %s changed",
    async (_, path, text, again) => {
      const root = repository(pages);
      await lintWith(root);
      put(root, path, text);
      const warm = await lintWith(root);
      expect(warm.linted).toEqual(again);
      const cold = await lintWith(root, { cache: false });
      expect(warm.text).toBe(cold.text);
    },
  );

  const millSpec = (option: string) =>
    JSON.stringify({
      tool: "mill",
      version: "1.0.0",
      source: "mill-1.0.0",
      style: "cobra",
      commands: { grind: { options: [option], operands: "0" } },
    });
  const told = {
    ...lanternFiles,
    "content/tools/mill/1.0.0.json": millSpec("--fine"),
    "a.md": fine.replace("grind", "grind --coarse"),
    "b.md": `---\ntitle: B\nguidepost: { product: lantern, from: 1.0.0, to: 1.2.0 }\n---\n\n${fine}`,
  };

  test.each([
    [
      "a release of its product",
      "content/products/lantern/releases/1.2.0.yaml",
      "schema: 1\nversion: 1.2.0\ndate: 2026-02-01\nsummary: Bright\nfrom: '>=1.0.0'\n",
      ["b.md"],
    ],
    [
      "what a program accepts",
      "content/tools/mill/1.0.0.json",
      millSpec("--coarse"),
      ["a.md", "b.md"],
    ],
    [
      "what a program of a product accepts",
      "content/products/lantern/tools/mill/1.1.0.json",
      millSpec("--coarse"),
      ["a.md", "b.md"],
    ],
  ])(
    "a page is linted again, and told otherwise, after %s changed",
    async (_, path, text, again) => {
      const root = repository(told);
      const before = await lintWith(root);
      put(root, path, text);
      const warm = await lintWith(root);
      expect(warm.linted).toEqual(again);
      const cold = await lintWith(root, { cache: false });
      expect(warm.text).toBe(cold.text);
      expect(warm.text).not.toBe(before.text);
    },
  );

  test("another Guidepost believes nothing of it", async () => {
    const root = repository(pages);
    await lintWith(root);
    const spy = vi.mocked(linter.lintThoroughly).mockClear();
    const setup = { cwd: root, colour: false, version: "1.0.1" };
    await lint.run([], cache, setup);
    expect(spy).toHaveBeenCalledTimes(3);
  });

  test("a file of the reader's folder is looked at again", async () => {
    const root = repository({
      "a.md": "```bash\nsource ./settings.env\necho ${PORT}\n```\n",
      "files/settings.env": "PORT=80\n",
    });
    const fixtures = { fixtures: "files" };
    await lintWith(root, fixtures);
    expect((await lintWith(root, fixtures)).linted).toEqual([]);
    put(root, "files/settings.env", "HOST=mill\n");
    expect((await lintWith(root, fixtures)).linted).toEqual(["a.md"]);
  });

  test("other flags find other things", async () => {
    const root = repository(pages);
    await lintWith(root);
    expect((await lintWith(root, { dryRun: false })).linted).toHaveLength(3);
  });

  test("of pages that a run does not look at nothing is forgotten", async () => {
    const root = repository(pages);
    await lintWith(root);
    await runLint(root, cache, ["a.md"]);
    expect((await lintWith(root)).linted).toEqual([]);
  });

  test.each([
    ["cut short", (text: string) => text.slice(0, -20)],
    ["changed in the middle", (text: string) => text.replace("grind", "grunt")],
    ["no cache at all", () => "{}"],
    ["empty", () => ""],
  ])("one that is %s is thrown away, and that is said", async (_, harm) => {
    const root = repository({ ...pages, "a.md": broken });
    const cold = await lintWith(root);
    const file = join(root, ".guidepost/lint-cache");
    writeFileSync(file, harm(`${readFileSync(file, "utf8")}grind`));
    const after = await lintWith(root);
    expect(after.said).toEqual([
      `\`${file}\` is not whole: it is thrown away, and made anew`,
    ]);
    expect(after.text).toBe(cold.text);
    expect((await lintWith(root)).said).toEqual([]);
  });

  test("it lies where it is asked for", async () => {
    const root = repository(pages);
    await lintWith(root, { cacheLocation: "tmp/cache" });
    expect(existsSync(join(root, "tmp/cache"))).toBe(true);
    expect(existsSync(join(root, ".guidepost"))).toBe(false);
  });
});

test("copies of a page are linted once, and each finding is in the newest", async () => {
  const root = repository({
    "docs/1.0/a.md": broken,
    "docs/2.0/a.md": broken,
    "docs/3.0/a.md": broken,
  });
  const { linted, text } = await lintWith(root, { cache: false });
  expect(linted).toEqual(["docs/1.0/a.md"]);
  expect(JSON.parse(text)).toMatchObject({
    summary: { copies: 2 },
    findings: [{ file: "docs/3.0/a.md" }],
  });
});
