import { expect, test } from "vitest";
import { formats, type FormatName } from "../../src/surface/formats/index.ts";
import { overlay, type Layer } from "../../src/surface/overlay.ts";
import { readSettings } from "../../src/surface/read.ts";
import { tellSetting } from "../../src/surface/setting.ts";

async function layer(name: FormatName, text: string): Promise<Layer> {
  const format = await formats[name]();
  const reading = readSettings(format, text);
  if (reading.kind === "unreadable") throw new Error(reading.message);
  return { settings: reading.settings, format };
}

async function over(name: FormatName, ...texts: string[]): Promise<string[]> {
  const layers = texts.map((text) => layer(name, text));
  return overlay(await Promise.all(layers)).map(tellSetting);
}

test("a schema over values says types and what is required, and takes nothing away", async () => {
  const values = await layer("values", "# -- How many\nmills: 2\nname:\n");
  const schema = await layer(
    "json-schema",
    '{ "required": ["mills"], "properties": { "mills": { "type": "number" }, "name": { "type": "string" } } }',
  );
  expect(overlay([values, schema]).map(tellSetting)).toEqual([
    "1 mills: number = 2 required # How many",
    "1 name: string",
  ]);
});

test("a later file replaces values and keeps the words of the first", async () => {
  expect(
    await over("values", "# -- How many\nmills: 1\nlog: info\n", "mills: 3\n"),
  ).toEqual(["1 mills: integer = 3 # How many", '3 log: string = "info"']);
});

test("a value in place of a map hides the map, and the other way round", async () => {
  expect(
    await over("yaml", "a: { b: 1 }\nc: 2\n", "a: 1\nc: { d: 3 }\n"),
  ).toEqual(["1 a: integer = 1", "2 c/d: integer = 3"]);
});

test("null takes a key out of a chart's values, and leaves it in other YAML", async () => {
  expect(await over("values", "a: 1\nb: { c: 2 }\n", "a:\nb:\n")).toEqual([]);
  expect(await over("yaml", "a: 1\n", "a:\n")).toEqual(["1 a: integer"]);
});

test("lists of compose files are joined, those of a chart replaced", async () => {
  const files = ["ports: [a, b]\n", "ports: [b, c]\n"] as const;
  expect(await over("compose", ...files)).toEqual([
    '1 ports: list = "[\\"a\\",\\"b\\",\\"c\\"]"',
  ]);
  expect(await over("values", ...files)).toEqual([
    '1 ports: list = "[\\"b\\",\\"c\\"]"',
  ]);
});

test("what is a secret in one file is none to show in another", async () => {
  expect(
    await over("yaml", "a: postgres://u:gr1st9@db\n", "a: plain\n"),
  ).toEqual(["1 a: string secret"]);
});
