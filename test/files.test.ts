import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findFiles, readText, readTexts } from "../src/files.ts";
import { writeText } from "../src/writing/write.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "guidepost-files-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("reading", () => {
  test("names the line that is not UTF-8", async () => {
    const path = join(root, "guide.md");
    writeFileSync(path, Buffer.from([0x61, 0x0a, 0x62, 0xff, 0x0a]));
    await expect(readText(path)).rejects.toThrow("line 2 is not valid UTF-8");
  });

  test.each([
    ["no-such.md", "no such file"],
    ["folder", "it is not a file"],
  ])("says why %s cannot be read", async (name, why) => {
    mkdirSync(join(root, "folder"));
    await expect(readText(join(root, name))).rejects.toThrow(why);
  });

  test.skipIf(process.getuid?.() === 0)(
    "says that it is not permitted",
    async () => {
      const path = join(root, "guide.md");
      writeFileSync(path, "x");
      chmodSync(path, 0);
      await expect(readText(path)).rejects.toThrow("permission denied");
    },
  );
});

describe("reading many", () => {
  const many = Array.from({ length: 50 }, (_, at) => `${at}.md`);
  const save = (bad: readonly number[]): string[] =>
    many.map((name, at) => {
      const path = join(root, name);
      // Some take longer than those behind them.
      const text = `${at}\n`.repeat(at % 7 === 0 ? 20_000 : 1);
      if (!bad.includes(at)) writeFileSync(path, text);
      return path;
    });

  const all = async (paths: readonly string[]): Promise<string[]> => {
    const texts: string[] = [];
    for await (const text of readTexts(paths)) texts.push(text);
    return texts;
  };

  test("gives each text in its order, an empty one, too", async () => {
    const paths = save([30]);
    writeFileSync(join(root, "30.md"), "");
    const texts = await all(paths);
    expect(texts.map((text) => text.split("\n")[0])).toEqual(
      many.map((_, at) => (at === 30 ? "" : String(at))),
    );
  });

  test("names the first that cannot be read, whichever fails first", async () => {
    const paths = save([14, 15, 40]);
    await expect(all(paths)).rejects.toThrow("14.md");
  });
});

describe("finding", () => {
  const found = async (path: string) =>
    (await findFiles(path, { cwd: root, pattern: "**/*.md" })).map((file) =>
      file.slice(root.length + 1),
    );

  beforeEach(() => {
    for (const name of [
      "a.md",
      "docs/b.md",
      "docs/[x].md",
      "node_modules/c.md",
      "dist/d.md",
      "a.txt",
    ]) {
      mkdirSync(join(root, name, ".."), { recursive: true });
      writeFileSync(join(root, name), "x");
    }
  });

  test("a folder means its Markdown, dependencies and build output left out", async () => {
    expect(await found(".")).toEqual(["a.md", "docs/[x].md", "docs/b.md"]);
  });

  test.each([
    ["node_modules/c.md", ["node_modules/c.md"]],
    ["dist", ["dist/d.md"]],
    ["a.txt", ["a.txt"]],
    ["docs/[x].md", ["docs/[x].md"]],
  ])("an explicit path beats the ignores: %s", async (path, expected) => {
    expect(await found(path)).toEqual(expected);
  });

  test("a glob matches, or finds nothing", async () => {
    expect(await found("**/b.*")).toEqual(["docs/b.md"]);
    expect(await found("*.rst")).toEqual([]);
  });

  test("a path that is not there is an error", async () => {
    await expect(found("docs/none.md")).rejects.toThrow(
      "Cannot find `docs/none.md`",
    );
  });
});

describe("writing", () => {
  test("makes folders, replaces the file and leaves nothing else behind", async () => {
    await writeText("guides/mill.md", "old", { root });
    await writeText("guides/mill.md", "new", { root });
    expect(readFileSync(join(root, "guides/mill.md"), "utf8")).toBe("new");
    expect(readdirSync(join(root, "guides"))).toEqual(["mill.md"]);
  });

  test.each(["../out.md", "a/../../out.md", "/etc/out.md"])(
    "refuses a path out of the root: %s",
    async (path) => {
      await expect(writeText(path, "x", { root })).rejects.toThrow(
        "is outside of",
      );
    },
  );

  test("refuses to follow a link out of the root", async () => {
    const inside = join(root, "inside");
    mkdirSync(inside);
    symlinkSync(root, join(inside, "link"));
    await expect(
      writeText("link/out.md", "x", { root: inside }),
    ).rejects.toThrow("is outside of");
    expect(readdirSync(root)).toEqual(["inside"]);
  });

  test("says why it failed and leaves no temporary file", async () => {
    mkdirSync(join(root, "taken.md"));
    await expect(writeText("taken.md", "x", { root })).rejects.toThrow(
      "Cannot write `taken.md`",
    );
    expect(readdirSync(root)).toEqual(["taken.md"]);
  });
});
