import { expect, test } from "vitest";
import { deltasWithReads } from "../../src/plan/mentions.ts";
import { plan } from "../../src/plan/plan.ts";
import { productOf } from "../support/history.ts";

const surfaces = [
  "surfaces:",
  "  env: { title: Environment, format: dotenv, file: .env }",
  "  values: { title: Values, format: values, file: values.yaml }",
];

/** Keys that a step of the release reads. */
function reads(step: string, ...keys: readonly string[]): readonly string[] {
  const mill = productOf(
    {
      "1.0.0": [
        "config:",
        ...keys.map((key) => `  - { op: added, key: ${key} }`),
        "steps:",
        `  - { id: grind, title: Grind, phase: after, ${step} }`,
      ],
    },
    { product: surfaces },
  );
  return deltasWithReads(mill.releases).flatMap(({ reads }) => reads);
}

test("a step reads the keys whose whole name stands in its commands or words", () => {
  expect(
    reads('run: mill --stones "$STONES"', "env/STONES", "env/STONE"),
  ).toEqual(["env/STONES"]);
  expect(reads("manual: Note MILL_STONES", "env/STONES")).toEqual([]);
  expect(reads("manual: Note STONES first", "env/STONES")).toEqual([
    "env/STONES",
  ]);
});

test("a step reads a nested key in the spelling of the command line too", () => {
  expect(
    reads(
      "run: mill --set mill.stones=3",
      "values/mill/stones",
      "values/stone",
    ),
  ).toEqual(["values/mill/stones"]);
});

test("a leg over several releases has their settings settled, and warns", () => {
  const mill = productOf(
    {
      "1.0.0": [],
      "1.1.0": [
        "config:",
        "  - { op: renamed, key: env/TTL_HOURS, was: TTL_DAYS, transform: { multiply: 24 } }",
        "  - { op: added, key: env/SPARE }",
        "  - { op: removed, key: env/MODE }",
      ],
      "1.2.0": [
        "config:",
        "  - { op: removed, key: env/SPARE }",
        "  - { op: added, key: env/MODE }",
      ],
    },
    { product: surfaces },
  );
  const planned = plan(mill, "1.0.0", "1.2.0");
  if (planned.kind !== "plan") throw new Error(planned.why);
  const [leg] = planned.legs;
  expect(leg?.config.map(({ op, path }) => `${op} ${path}`)).toEqual([
    "renamed TTL_HOURS",
    "removed MODE",
    "added MODE",
  ]);
  expect(leg?.warnings.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
    "collision MODE",
  ]);
});
