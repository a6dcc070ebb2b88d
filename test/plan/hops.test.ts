import { expect, test } from "vitest";
import { guidedWays, usualHops } from "../../src/plan/path/hops.ts";
import { productOf } from "../support/history.ts";

function hops(history: Parameters<typeof productOf>[0]): string[] {
  return usualHops(productOf(history)).map(({ from, to }) => `${from} > ${to}`);
}

test("each release is reached from the one before", () => {
  expect(hops({ "1.0.0": [], "1.1.0": [], "2.0.0": [] })).toEqual([
    "1.0.0 > 1.1.0",
    "1.1.0 > 2.0.0",
  ]);
});

test("nothing leads to a withdrawn release or starts from it", () => {
  const yanked = ["status: { yanked: It eats flour }"];
  expect(hops({ "1.0.0": [], "1.1.0": yanked, "1.1.1": [] })).toEqual([
    "1.0.0 > 1.1.1",
  ]);
});

test("a stable release follows a stable one, a pre-release the newest before it", () => {
  expect(
    hops({
      "1.0.0": [],
      "1.1.0-beta.1": [],
      "1.1.0-beta.2": [],
      "1.1.0": [],
    }),
  ).toEqual([
    "1.0.0 > 1.1.0-beta.1",
    "1.1.0-beta.1 > 1.1.0-beta.2",
    "1.0.0 > 1.1.0",
  ]);
});

test("a backport is before its own line only", () => {
  expect(
    hops({
      "1.8.0@2025-01-01": [],
      "1.8.1@2025-03-01": [],
      "1.9.0@2025-02-01": [],
    }),
  ).toEqual(["1.8.0 > 1.8.1", "1.8.0 > 1.9.0"]);
});

test("a longer way that the product names has a guide beside the usual hops", () => {
  const history = { "1.0.0": [], "1.1.0": [], "1.2.0": [] };
  const product = productOf(history, {
    product: ["ways: [{ from: 1.0.0, to: 1.2.0 }, { from: 1.1.0, to: 1.2.0 }]"],
  });
  const told = guidedWays(product).map(({ from, to }) => `${from} > ${to}`);
  expect(told).toEqual(["1.0.0 > 1.1.0", "1.1.0 > 1.2.0", "1.0.0 > 1.2.0"]);
});
