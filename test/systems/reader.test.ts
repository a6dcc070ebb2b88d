import { describe, expect, test } from "vitest";
import { journeysOf } from "./support/readings.ts";
import { loadGuides, tellWay, wholeWays } from "./support/guides.ts";

const single = await loadGuides();
const guides = [...single, ...wholeWays(single)];

describe.each(guides.map((guide) => [guide.name, guide] as const))(
  "%s",
  (_, guide) => {
    test.each(
      guide.ways.map((answers) => ({ answers, way: tellWay(answers) })),
    )("leads a reader to the target and back: $way", ({ answers }) => {
      for (const { name, blocks, read, problems } of journeysOf(guide, answers))
        expect(problems(read(blocks)), name).toEqual([]);
    });
  },
);
