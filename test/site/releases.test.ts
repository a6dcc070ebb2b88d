import { expect, test } from "vitest";
import { hasWays } from "../../site/releases.ts";
import {
  lantern,
  lanternProduct,
  lanternReleases,
} from "../support/lantern.ts";

test("a product of one release has no upgrade to plan, one of two has", () => {
  const { "1.0.0": first = "" } = lanternReleases;
  expect(hasWays(lantern(lanternProduct, { "1.0.0": first }))).toBe(false);
  expect(hasWays(lantern())).toBe(true);
});
