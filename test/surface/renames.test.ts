import { expect, test } from "vitest";
import { proposeRenames } from "../../src/surface/renames.ts";
import { randomReleases } from "../support/random-releases.ts";

test("of 100 proposals 99 are right, and of 2 renames 1 is found", () => {
  let [right, proposed, renames] = [0, 0, 0];
  for (let seed = 0; seed < 300; seed += 1) {
    const { before, after, renamed } = randomReleases(seed * 1000);
    renames += renamed.size;
    for (const { was, path } of proposeRenames(before, after)) {
      proposed += 1;
      if (renamed.get(was) === path) right += 1;
    }
  }
  expect(renames).toBeGreaterThan(1000);
  expect(right / proposed).toBeGreaterThan(0.99);
  expect(right / renames).toBeGreaterThan(0.5);
});

test("where everything has another name nothing is guessed, and soon", () => {
  const settings = (section: string) =>
    Array.from({ length: 2000 }, (_, index) => ({
      path: `${section}/key${index}`,
      line: index + 1,
      default: index,
      required: false,
      secret: false,
      deprecated: false,
    }));
  expect(proposeRenames(settings("old"), settings("new"))).toEqual([]);
});
