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
    said: texts.map((text) => ({
      rule,
      text,
      finding: written({ rule, file, ...from }),
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
