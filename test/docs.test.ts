import { globSync, readFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { docKinds } from "../site/doc-kinds.ts";
import { runProgram } from "../src/commands/program.ts";
import { readDocument } from "../src/markdown/read.ts";
import { repository } from "./support/repository.ts";

/** These run their own blocks, in folders of their own. */
const testedElsewhere = [
  "adopting.md",
  "extending.md",
  "several-products.md",
  "tutorial.md",
];

/** A file that a page shows, and what a reader types, with what it prints. */
const shownFile = /^(`{4,})markdown title="([^"]+)"\n([^]*?)\n\1$/gm;
const shownRun = /^```console\n\$ npx guidepost (.*)\n([^]*?)\n```$/gm;

const pages = globSync("content/docs/*.md").map((path) => {
  const text = readFileSync(path, "utf8");
  return {
    path,
    name: basename(path),
    text,
    runs: [...text.matchAll(shownRun)],
  };
});

describe("what the docs say is printed", () => {
  const shown = pages.filter(
    ({ name, runs }) => runs.length > 0 && !testedElsewhere.includes(name),
  );

  test.each(shown)(
    "$name shows what its commands print",
    { timeout: 60_000 },
    async ({ text, runs }) => {
      const cwd = await folderOf(text);
      for (const [, command = "", printed = ""] of runs) {
        const argv = command.split(" ");
        const { text: output } = await runProgram(argv, {
          cwd: resolve(cwd),
          colour: false,
          version: "0.0.0",
        });
        const pieces = printed.split(/^\.\.\.$/m).map((piece) => piece.trim());
        let from = 0;
        for (const piece of pieces) {
          expect(output.slice(from), command).toContain(piece);
          from = output.indexOf(piece, from) + piece.length;
        }
      }
    },
  );
});

describe("the pages of the docs", () => {
  const written = pages.map(({ name, text }) => ({
    name,
    text,
    kind: readDocument(text).frontMatter["kind"],
  }));

  test("each says whether it teaches, shows, explains or is looked up", () => {
    const without = written.filter(
      ({ kind }) => !docKinds.some((one) => one === kind),
    );
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  test("each but the lists leads on to another page", () => {
    const ends = written.filter(({ kind, text }) => {
      if (kind === "reference") return false;
      const last = text.trimEnd().split("\n\n").at(-1) ?? "";
      return !/\]\([\w./-]+\.md/.test(last);
    });
    expect(ends.map(({ name }) => name)).toEqual([]);
  });

  test("each can be reached from another, or from one at the top of the repository", () => {
    const atTheTop = globSync("*.md")
      .map((path) => readFileSync(path, "utf8"))
      .join("\n");
    const alone = written.filter(
      ({ name }) =>
        !atTheTop.includes(`content/docs/${name}`) &&
        !pages.some(
          (page) => page.name !== name && page.text.includes(`](${name}`),
        ),
    );
    expect(alone.map(({ name }) => name)).toEqual([]);
  });
});

/** The repository itself, or where a page shows files, one with these and the products. */
async function folderOf(text: string): Promise<string> {
  const files = Object.fromEntries(
    Array.from(text.matchAll(shownFile), ([, , name = "", content = ""]) => [
      name,
      `${content}\n`,
    ]),
  );
  if (Object.keys(files).length === 0) return ".";
  const root = await repository(files);
  await cp("content/products", join(root, "content/products"), {
    recursive: true,
  });
  return root;
}
