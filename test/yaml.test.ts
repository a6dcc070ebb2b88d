import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDocument } from "yaml";
import { parseAllYaml, parseYaml } from "../src/yaml.ts";

/** Maps with few names, so that many stand twice, and some of what a key may be. */
const { text } = fc.letrec<{ text: string; flow: string }>((tie) => ({
  flow: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom("1", "x", "*a", ""),
    fc
      .array(
        fc.tuple(fc.constantFrom("a", "b", '"a"', "1", "[x]"), tie("flow")),
        {
          maxLength: 3,
        },
      )
      .map(
        (pairs) =>
          `{${pairs.map(([key, value]) => `${key}: ${value}`).join(", ")}}`,
      ),
  ),
  text: fc
    .array(
      fc.tuple(
        fc.constantFrom(
          "a",
          "b",
          "? a\n",
          "&a a",
          "'a'",
          "~",
          "1",
          "0x1",
          "<<",
        ),
        tie("flow"),
      ),
      { maxLength: 5 },
    )
    .map((pairs) => pairs.map(([key, value]) => `${key}: ${value}`).join("\n")),
}));

test("what stands twice in a map is told as the parser tells it", () => {
  const told = { errors: 0 };
  fc.assert(
    fc.property(text, (yaml) => {
      const seen = ({ errors }: Pick<ReturnType<typeof parseYaml>, "errors">) =>
        errors.map(({ code }) => code).toSorted();
      const usual = seen(parseDocument(yaml));
      told.errors += usual.filter((code) => code === "DUPLICATE_KEY").length;
      expect(seen(parseYaml(yaml))).toEqual(usual);
    }),
  );
  expect(told.errors).toBeGreaterThan(20);
});

test("it is told where it stands, in the order of the text", () => {
  const { errors } = parseYaml("b:\n  a: 1\n  a: 2\nb: {c: 1, c: 2}\n");
  expect(errors.map(({ message, pos }) => [message, pos[0]])).toEqual([
    ["Map keys must be unique", 12],
    ["Map keys must be unique", 17],
    ["Map keys must be unique", 27],
  ]);
});

test("a map of fifty thousand keys is read in the time of its length", () => {
  const line = (_: unknown, at: number) => `k${at}: 1`;
  const yaml = Array.from({ length: 50_000 }, line).join("\n");
  const start = process.cpuUsage();
  expect(parseAllYaml(`${yaml}\nk7: 1`)[0]?.errors).toHaveLength(1);
  expect(process.cpuUsage(start).user / 1_000).toBeLessThan(8_000);
});

test("a text without a document has none", () => {
  expect(parseAllYaml("")).toEqual([]);
});
