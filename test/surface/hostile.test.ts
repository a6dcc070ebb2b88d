import { expect, test } from "vitest";
import type { Format } from "../../src/surface/format.ts";
import { formats } from "../../src/surface/formats/index.ts";
import { readSettings } from "../../src/surface/read.ts";

const depth = /^Unexpected depth, expected a few levels$/;
const count = /^Unexpected number of settings, expected at most 50000$/;
const letters = "abcdefghij".split("");
/** Each map has ten times the one before. */
const bomb = letters
  .map((name, at) => {
    const inner = at === 0 ? "1" : `*${letters[at - 1]}`;
    const keys = letters.map((key) => `${key}: ${inner}`);
    return `${name}: &${name} {${keys.join(", ")}}`;
  })
  .join("\n");
const many = (line: (at: number) => string) =>
  Array.from({ length: 51_000 }, (_, at) => line(at));

const hostile: readonly (readonly [string, Format, string, RegExp])[] = [
  [
    "aliases that multiply",
    await formats.values(),
    bomb,
    /^Unexpected number of (?:nodes|settings), expected /,
  ],
  ["lists in lists", await formats.yaml(), "a: ".padEnd(9_000, "["), depth],
  ["maps in maps", await formats.yaml(), '{"a": '.repeat(9_000), depth],
  ["maps in JSON", await formats.json(), '{"a": '.repeat(9_000), depth],
  [
    "levels that a person could not count",
    await formats.values(),
    `${"{a: ".repeat(300)}1${"}".repeat(300)}`,
    depth,
  ],
  [
    "keys without end in YAML",
    await formats.yaml(),
    many((at) => `k${at}: 1`).join("\n"),
    count,
  ],
  [
    "variables without end",
    await formats.dotenv(),
    many((at) => `K${at}=1`).join("\n"),
    count,
  ],
  [
    "more than people write",
    await formats.toml(),
    "#".repeat(6_000_000),
    /expected at most 5000000 characters$/,
  ],
  [
    "the same key again",
    await formats.yaml(),
    `a: 1\nb: 2\na: 3\n`,
    /^Map keys must be unique/,
  ],
];

test.for(hostile)(
  "%s end soon, by a limit with a name",
  ([, format, text, said]) => {
    const start = process.cpuUsage();
    const reading = readSettings(format, text);
    expect(process.cpuUsage(start).user / 1_000).toBeLessThan(8_000);
    expect(reading).toMatchObject({
      kind: "unreadable",
      message: expect.stringMatching(said),
    });
  },
);
