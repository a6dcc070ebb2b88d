import { expect, test } from "vitest";
import { nearest } from "../../src/lint/likeness.ts";

const names = ["unset-variable", "unclosed-fence", "not-shell"];

test.each([
  ["unset-varaible", "unset-variable"],
  ["fence", "unclosed-fence"],
  ["notshell", "not-shell"],
  ["kubernetes", undefined],
  ["", undefined],
])("%j is meant as %j", (typed, meant) => {
  expect(nearest(typed, names)).toBe(meant);
});
