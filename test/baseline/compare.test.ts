import { expect, test } from "vitest";
import { compare } from "../../src/baseline/compare.ts";
import { written } from "../support/reports.ts";

const rule = "dead-link";
const everything = {
  isThere: () => true,
  looksAt: () => true,
  speaks: () => true,
};

function said(file: string, texts: readonly string[], origin?: string) {
  const from =
    origin === undefined ? {} : { origin: { file: origin, line: 3 } };
  return {
    file,
    // Each on a line of its own: they are told apart by that.
    said: texts.map((text, at) => ({
      rule,
      text,
      finding: written({ rule, file, line: at + 1, ...from }),
    })),
  };
}

const known = new Map([
  ["guides/mill/1.0-to-1.1.md", [{ rule, text: "mill 1.1" }]],
]);

test("the guide of a new release begins with what is known of the others", () => {
  const page = said("guides/mill/1.1-to-1.2.md", ["mill 1.2"], "mill.yaml");
  const { known: found } = compare([page], known, everything);
  expect(found.size).toBe(1);
});

test("a guide that somebody wrote by hand begins with nothing", () => {
  const page = said("guides/mill/1.1-to-1.2.md", ["mill 1.2"]);
  expect(compare([page], known, everything).known.size).toBe(0);
});

test("of equal commands with other numbers the very same is known", () => {
  const page = said("a.md", ["mill 2", "mill 1"]);
  const before = new Map([["a.md", [{ rule, text: "mill 1" }]]]);
  const { known: found } = compare([page], before, everything);
  expect([...found]).toEqual([page.said[1]?.finding]);
});

test("a new copy begins with what is known of the copy with most", () => {
  const entries = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      rule,
      text: `mill ${"x".repeat(at)}`,
    }));
  const before = new Map([
    ["docs/1.0/a.md", entries(1)],
    ["docs/1.1/a.md", entries(3)],
    ["docs/1.2/a.md", entries(2)],
  ]);
  const page = said(
    "docs/1.3/a.md",
    entries(3).map(({ text }) => text),
  );
  expect(compare([page], before, everything).known.size).toBe(3);
});

test("what another rule finds in the same text is new, and so is other text", () => {
  const page = said("a.md", ["mill 1", "kiln 1"]);
  const before = new Map([["a.md", [{ rule: "dead-anchor", text: "mill 1" }]]]);
  expect(compare([page], before, everything).known.size).toBe(0);
  const same = new Map([["a.md", [{ rule, text: "mill 1" }]]]);
  const { known: found } = compare([page], same, everything);
  expect([...found]).toEqual([page.said[0]?.finding]);
});

test("what a run did not ask for, or look at, is not mended", () => {
  const page = said("a.md", []);
  const before = new Map([
    ["a.md", [{ rule, text: "mill 1" }]],
    ["b.md", [{ rule, text: "mill 2" }]],
  ]);
  const mendedIn = (world: Partial<typeof everything>) =>
    compare([page], before, { ...everything, ...world }).mended.map(
      ({ file }) => file,
    );
  expect(mendedIn({})).toEqual(["a.md"]);
  expect(mendedIn({ speaks: () => false })).toEqual([]);
  expect(mendedIn({ isThere: () => false })).toEqual(["a.md", "b.md"]);
});

test("ten thousand findings that moved to as many pages are known in a moment", () => {
  const files = Array.from({ length: 10_000 }, (_, at) => `${at}.md`);
  const before = new Map(
    files.map((file) => [`old/${file}`, [{ rule, text: `mill ${file}` }]]),
  );
  const pages = files.map((file) => said(`new/${file}`, [`mill ${file}`]));
  const world = { ...everything, isThere: () => false };
  const { known: found, mended } = compare(pages, before, world);
  expect([found.size, mended.length]).toEqual([10_000, 0]);
});
