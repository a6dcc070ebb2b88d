import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { loadParser } from "../../src/payloads/index.ts";

const folder = new URL("./files/", import.meta.url);

test.each([
  ["manifests", "mill.manifests.yaml"],
  ["compose", "mill.compose.yaml"],
  ["workflow", "bake.workflow.yaml"],
])("nothing is wrong with what %s take in a long file", async (name, file) => {
  const text = readFileSync(new URL(file, folder), "utf8");
  for (const kind of [name, "yaml"]) {
    const parser = await loadParser(kind);
    expect(parser?.({ text, holes: [], carrier: "command" })).toEqual([]);
  }
});
