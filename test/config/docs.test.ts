import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runModule } from "../../src/config/modules.ts";
import { readPlugin } from "../../src/config/plugins.ts";
import { readConfig } from "../../src/config/read.ts";
import { readDocument } from "../../src/markdown/read.ts";
import { repository } from "../support/repository.ts";

const text = await readFile("content/docs/configuration.md", "utf8");
const { fences } = readDocument(text);

test("the plugins that the docs show are plugins", async () => {
  const shown = fences.filter(({ language }) => language === "js");
  const parts: string[] = [];
  for (const { content } of shown) {
    const folder = await repository({ "shown.mjs": content });
    const exported = await runModule(join(folder, "shown.mjs"), "shown.mjs");
    const { rules, tools, reporters } = readPlugin(exported, "shown.mjs");
    parts.push(...[...rules, ...tools, ...reporters].map(({ name }) => name));
  }
  expect(parts).toEqual(["mill/no-latest", "millctl", "count"]);
});

test("the configurations that the docs show read, what is printed included", () => {
  const shown = fences.filter(({ language }) => language === "yaml");
  expect(shown.length).toBeGreaterThan(2);
  for (const { content, line } of shown) {
    // Of a page more is printed than a configuration may say of all.
    const own = content.replaceAll(/^(?:product|from|to): .*$/gm, "");
    const file = `configuration.md:${line}`;
    expect(() => readConfig({ file, text: own })).not.toThrow();
  }
});
