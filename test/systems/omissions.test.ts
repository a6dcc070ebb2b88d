import { afterAll, describe, expect, test } from "vitest";
import { whyHarmless } from "./support/harmless.ts";
import type { GuideBlock } from "./support/guides.ts";
import { loadGuides, tellWay } from "./support/guides.ts";
import { type Journey, journeysOf } from "./support/readings.ts";

// What npm installs and git merges in a repository is not among the things that last.
const guides = (await loadGuides()).filter(
  ({ product }) => product.id !== "guidepost",
);
/** By product, then by what came of leaving a step out. */
const counted = new Map<string, Map<string, number>>();
/** Steps that nobody misses in any way through their guide, and why not. */
const excused = new Map<string, Set<string>>();

describe.each(guides.map((guide) => [guide.name, guide] as const))(
  "%s",
  (_, guide) => {
    const { id } = guide.product;
    const counts = counted.get(id) ?? new Map<string, number>();
    counted.set(id, counts);

    test.each(
      guide.ways.map((answers) => ({ answers, way: tellWay(answers) })),
    )("has no step that could be left out: $way", ({ answers }) => {
      const outcomes = new Map<GuideBlock, Set<string>>();
      for (const journey of journeysOf(guide, answers))
        for (const [block, outcome] of omissionsIn(journey))
          outcomes.set(
            block,
            (outcomes.get(block) ?? new Set<string>()).add(outcome),
          );
      const unnoticed = [...outcomes].flatMap(([block, all]) => {
        const told = all.has("noticed") ? "noticed" : [...all].join();
        counts.set(told, (counts.get(told) ?? 0) + 1);
        if (!all.has("noticed"))
          excused.set(
            told,
            (excused.get(told) ?? new Set<string>()).add(`${id} ${block.id}`),
          );
        return all.has("unnoticed") && !all.has("noticed") ? [block.id] : [];
      });
      expect(unnoticed).toEqual([]);
    });
  },
);

function omissionsIn(journey: Journey): [GuideBlock, string][] {
  const whole = journey.read(journey.blocks);
  return journey.tried.map((block) => {
    const rest = journey.read(
      journey.blocks.filter((other) => other !== block),
    );
    const isNoticed = journey.problems(rest).length > 0;
    const { facts } = journey;
    return [
      block,
      isNoticed
        ? "noticed"
        : (whyHarmless(block, { whole, rest, facts }) ?? "unnoticed"),
    ];
  });
}

test("is noticed in every product that migrates a database", () => {
  const ids = guides
    .filter(({ product }) => Object.keys(product.migrations).length > 0)
    .map(({ product }) => product.id);
  expect(ids).not.toEqual([]);
  for (const id of ids)
    expect(counted.get(id)?.get("noticed") ?? 0, id).toBeGreaterThan(10);
});

test("may be left out for two reasons only", async () => {
  const told = [...excused].map(([why, steps]) =>
    [`These ${why}:`, ...[...steps].toSorted()].join("\n  "),
  );
  await expect(`${told.toSorted().join("\n\n")}\n`).toMatchFileSnapshot(
    "excused.txt",
  );
});

afterAll(() => {
  for (const [id, counts] of counted) {
    const told = [...counts].map(([what, count]) => `${count} ${what}`);
    console.log(`steps of ${id} left out: ${told.join(", ")}`);
  }
});
