import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Format } from "../../src/surface/format.ts";
import { formats } from "../../src/surface/formats/index.ts";
import { readSettings } from "../../src/surface/read.ts";
import { tellSetting } from "../../src/surface/setting.ts";

const folder = new URL("../../src/surface/formats/", import.meta.url);
const all: readonly (readonly [string, Format])[] = await Promise.all(
  Object.entries(formats).map(
    async ([name, load]) => [name, await load()] as const,
  ),
);

test("every format's file is in the list, under its name", () => {
  const files = readdirSync(folder).filter((name) => name !== "index.ts");
  expect(
    Object.keys(formats)
      .map((name) => `${name}.ts`)
      .sort(),
  ).toEqual(files.sort());
  for (const [name, format] of all) expect(format.name).toBe(name);
});

describe.each(all)("%s", (_, format) => {
  test("reads its examples as they say", () => {
    expect(format.examples.length).toBeGreaterThan(2);
    for (const example of format.examples) {
      const { text, freeForm = [] } = example;
      const reading = readSettings(format, text, { freeForm });
      if ("unreadable" in example) {
        const said =
          reading.kind === "unreadable" && `${reading.line} ${reading.message}`;
        expect(said, text).toBe(example.unreadable);
        continue;
      }
      const told =
        reading.kind === "settings"
          ? reading.settings.map(tellSetting)
          : [`${reading.line} ${reading.message}`];
      expect(told, text).toEqual(example.settings);
    }
  });

  test("answers any text with settings or with what is wrong", () => {
    const texts = format.examples.map(({ text }) => text);
    const broken = fc
      .tuple(fc.constantFrom(...texts), fc.nat(), fc.nat(9), fc.string())
      .map(([text, at, drop, put]) => {
        const cut = at % (text.length + 1);
        return text.slice(0, cut) + put + text.slice(cut + drop);
      });
    fc.assert(
      fc.property(fc.oneof(broken, fc.string()), (text) => {
        const reading = readSettings(format, text);
        if (reading.kind === "settings") return;
        expect(reading.line).toBeGreaterThan(0);
        expect(reading.line).toBeLessThanOrEqual(text.split("\n").length + 1);
        expect(reading.message).not.toMatch(/\n|\.$/);
      }),
      { numRuns: 300 },
    );
  });

  test("gives up on what is nested without end", () => {
    for (const open of ["[", "{", '{"a":', "a: {", "[a.", "- "])
      expect(readSettings(format, open.repeat(4_000)).kind).toBeTypeOf(
        "string",
      );
  });
});
