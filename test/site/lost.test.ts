import { expect, test, vi } from "vitest";

vi.stubGlobal("HTMLElement", class {});
const { wordsOf } = await import("../../site/lost.ts");

const versions = new Set(["1.0.0", "2.0.0-beta.1"]);

test.each([
  ["guides/artisan/1.0.0-to-3.0.0/", "artisan 1.0.0"],
  ["products/whispa/releases/2.0.0-beta.1/", "whispa 2.0.0-beta.1"],
  ["guides/artisan/runbooks/frontend-alone/", "artisan frontend alone"],
  ["guides/artisan/index.html", "artisan"],
  ["docs/%C3%BCber-uns.md", "über uns"],
  ["cut/%E2%82", "cut E2 82"],
  ["", ""],
])("of the address `%s` the search is asked for `%s`", (path, words) => {
  expect(wordsOf(path, versions)).toBe(words);
});
