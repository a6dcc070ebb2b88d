import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { align } from "../../src/surface/align.ts";
import { diffSettings } from "../../src/surface/diff.ts";
import { formats } from "../../src/surface/formats/index.ts";
import { readSettings } from "../../src/surface/read.ts";
import type { Setting } from "../../src/surface/setting.ts";

const yaml = await formats.yaml();

function read(text: string, freeForm: string[] = []): readonly Setting[] {
  const reading = readSettings(yaml, text, { freeForm });
  if (reading.kind === "unreadable") throw new Error(reading.message);
  return reading.settings;
}

test("an empty map that a release fills has another default", () => {
  const { before, after } = align({
    before: read("labels: {}\nport: 1\n"),
    after: read("labels:\n  b: 2\n  a: { c: [1] }\nport: 1\n"),
  });
  expect(diffSettings(before, after)).toEqual([
    {
      op: "default-changed",
      path: "labels",
      was: "{}",
      now: '{"a":{"c":[1]},"b":2}',
    },
  ]);
});

test("a map reads the same whole and key by key", () => {
  const name = fc.constantFrom("a", "b/c", "~d", "password", "1");
  const { map } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom<unknown>(
        "x",
        "longer-s3cret",
        7,
        true,
        null,
        [1, "y"],
        {},
      ),
      tie("map"),
    ),
    map: fc.dictionary(name, tie("value"), { minKeys: 1, maxKeys: 4 }),
  }));
  fc.assert(
    fc.property(map, (value) => {
      const text = stringify({ m: value });
      const whole = read(text, ["m"]);
      const { before, after } = align({ before: whole, after: read(text) });
      expect(before).toBe(whole);
      expect(diffSettings(before, after)).toEqual([]);
      expect(diffSettings(after, before)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
