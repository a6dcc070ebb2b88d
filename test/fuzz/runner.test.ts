import { globSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fuzz, type Seen } from "./runner.ts";

const seen = (text: string): Seen => ({ text, reached: true });
let calls = 0;

const wrong: readonly (readonly [string, () => Seen, string])[] = [
  [
    "throws",
    () => {
      throw new TypeError("no mill");
    },
    "no mill",
  ],
  [
    "never ends",
    () => {
      for (;;);
    },
    "timed out",
  ],
  [
    "says something else the second time",
    () => seen(String(calls++)),
    "second answer",
  ],
  ["prints what a terminal obeys", () => seen("a\u001b[2J"), "\\u001b"],
  ["turns the direction of text", () => seen("a\u202eb"), "in what is printed"],
];

test.for(wrong)("a case that %s is a failure", async ([name, run, why]) => {
  const cases = fc.constant(0);
  const target = { name, share: 1e-9, cases, run, limitMilliseconds: 200 };
  // What fast-check says has what went wrong as its cause.
  const cause = await fuzz(target).catch((error: unknown) =>
    error instanceof Error ? String(error.cause) : "",
  );
  expect(cause).toContain(why);
});

test("the share of cases that got through is told", async () => {
  const reached = await fuzz({
    name: "even numbers",
    share: 0.1,
    cases: fc.nat(),
    run: (number) => ({ text: "", reached: number % 2 === 0 }),
  });
  expect(reached).toBeGreaterThan(0.3);
  expect(reached).toBeLessThan(0.7);
});

test("all kinds together have all the cases", () => {
  const shares = globSync("test/fuzz/*.test.ts")
    .filter((path) => !path.endsWith("runner.test.ts"))
    .flatMap((path) => [
      ...readFileSync(path, "utf8").matchAll(/^ +share: ([\d.]+),$/gm),
    ])
    .map(([, share]) => Number(share));
  expect(shares.length).toBeGreaterThan(10);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeGreaterThanOrEqual(
    1,
  );
});
