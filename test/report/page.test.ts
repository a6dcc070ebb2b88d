import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { reporters } from "../../src/report/reporters/index.ts";

test("the page about reporters lists each of them as it describes itself", async () => {
  const page = await readFile("content/docs/reporters.md", "utf8");
  const rows = page.matchAll(/^\| `(\w+)`\s*\| (.*?)\s*\|$/gm);
  expect(Array.from(rows, ([, name, summary]) => [name, summary])).toEqual(
    reporters.map(({ name, summary }) => [name, summary]),
  );
});

test("and says of the right ones where their paths start", async () => {
  const page = await readFile("content/docs/reporters.md", "utf8");
  const [, list = ""] =
    /so in ([^]*?) they start/.exec(page.replaceAll(/\s+/g, " ")) ?? [];
  const fromRepository = reporters.filter(
    ({ pathsFrom }) => pathsFrom === "repository",
  );
  expect(Array.from(list.matchAll(/`(\w+)`/g), ([, name]) => name)).toEqual(
    fromRepository.map(({ name }) => name),
  );
});
