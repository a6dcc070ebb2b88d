import { expect, test } from "vitest";
import { Facts } from "../../src/session/facts.ts";

test("what is set or taken away after a copy is not in the copy", () => {
  const facts = new Facts(new Map([["a", 1]]));
  const before = facts.copy();
  facts.set("b", 2);
  facts.delete("a");
  expect([...before]).toEqual([["a", 1]]);
  expect([...facts]).toEqual([["b", 2]]);
});

test("what is set in a copy is not in what it was copied from", () => {
  const facts = new Facts(new Map([["a", 1]]));
  const first = facts.copy();
  const second = first.copy();
  first.set("a", 2);
  second.set("a", 3);
  expect([facts, first, second].map((one) => one.get("a"))).toEqual([1, 2, 3]);
});

test("copies share what they hold until one of them changes it", () => {
  const facts = new Facts(new Map([["a", 1]]));
  const copy = facts.copy();
  copy.delete("b");
  expect(copy.sharesWith(facts)).toBe(true);
  copy.set("a", 1);
  expect(copy.sharesWith(facts)).toBe(false);
});
