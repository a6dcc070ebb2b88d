import { describe, expect, test } from "vitest";
import { combinations, unfollowed } from "../../src/session/choices.ts";
import { rehearse, type SessionBlock } from "../../src/session/rehearse.ts";
import { readScript } from "../../src/shell/script.ts";

const script = readScript("make\n", "bash");

function blocksOf(choices: number, options: number): SessionBlock[] {
  return Array.from({ length: choices * options }, (_, at) => ({
    script,
    choices: {
      [`choice${Math.floor(at / options)}`]: [`option${at % options}`],
    },
  }));
}

test("few choices are followed in every combination", () => {
  const ways = combinations(blocksOf(2, 3)).map((way) => JSON.stringify(way));
  expect(new Set(ways).size).toBe(9);
  expect(unfollowed(blocksOf(2, 3))).toEqual([]);
});

describe("many choices are followed on 16 ways at most", () => {
  test.each([
    [3, 4],
    [6, 5],
    [30, 7],
    [50, 3],
  ])("%i of %i options, each of which is on one", (count, options) => {
    const blocks = blocksOf(count, options);
    const ways = combinations(blocks);
    expect(ways.length).toBeLessThanOrEqual(16);
    const met = new Set(ways.flatMap((way) => Object.entries(way).map(String)));
    expect(met.size).toBe(count * options);
    const limits = rehearse(blocks, { variables: {} }).limits;
    expect(limits.map(({ limit }) => limit)).toEqual(["ways"]);
  });
});

test("of three choices with four options, any two options meet", () => {
  const pairs = new Set(
    combinations(blocksOf(3, 4)).flatMap((way) => {
      const taken = Object.entries(way).map(String);
      return taken.flatMap((one, at) =>
        taken.slice(at + 1).map((other) => `${one} ${other}`),
      );
    }),
  );
  expect(pairs.size).toBe(3 * 4 * 4);
});
