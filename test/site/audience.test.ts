import { expect, test } from "vitest";
import { concerns } from "../../site/choices/audience.ts";

const helm = new Map([["platform", "helm"]]);
const rolling = new Map([
  ["platform", "kubernetes"],
  ["strategy", "rolling"],
]);

test("a step for several platforms concerns the reader of one of them", () => {
  expect(concerns("platform=kubernetes,helm", helm)).toBe(true);
  expect(concerns("platform=docker", helm)).toBe(false);
});

test("every condition of a step must hold", () => {
  expect(concerns("platform=kubernetes strategy=rolling", rolling)).toBe(true);
  expect(concerns("platform=kubernetes strategy=blue", rolling)).toBe(false);
});

test("what the reader has not decided excludes nothing", () => {
  expect(concerns("strategy=rolling", helm)).toBe(true);
  expect(concerns("platform=docker", new Map())).toBe(true);
  expect(concerns("", helm)).toBe(true);
});
