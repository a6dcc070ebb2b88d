import { expect, test } from "vitest";
import { deprecationsAt } from "../../src/plan/deprecations.ts";
import { trackOf } from "../../src/plan/path/track.ts";
import {
  lantern,
  lanternProduct,
  lanternReleases,
} from "../support/lantern.ts";

/** `subject until removal: instead` at a version. */
function livingAt(version: string, last = ""): string[] {
  const release = (at: string, config: string) =>
    `schema: 1\nversion: ${at}\ndate: 2026-0${at.at(2)}-01\nsummary: Light\nconfig:\n  - ${config}\n`;
  const { releases } = lantern(lanternProduct, {
    "1.0.0": lanternReleases["1.0.0"],
    "1.2.0": `${release("1.2.0", "{ op: deprecated, key: env/OIL, removed: 2.0.0, instead: FUEL }")}deprecated:\n  - { subject: lantern trim, removed: 1.4.0, instead: lantern cut }\n`,
    ...(last !== "" && { "1.3.0": release("1.3.0", last) }),
  });
  return deprecationsAt(trackOf("", releases), version).map(
    ({ subject, surface = "none", removed, instead }) =>
      `${surface}/${subject} until ${removed}: ${instead}`,
  );
}

test("settings are in the calendar of removals, the next one first", () => {
  expect(livingAt("1.0.0")).toEqual([]);
  expect(livingAt("1.2.0")).toEqual([
    "none/lantern trim until 1.4.0: lantern cut",
    "env/OIL until 2.0.0: FUEL",
  ]);
});

test.each([
  "{ op: undeprecated, key: env/OIL }",
  "{ op: removed, key: env/OIL }",
  "{ op: renamed, key: env/FUEL, was: OIL }",
])("after %s a setting is no longer in it", (last) => {
  expect(livingAt("1.3.0", last)).toEqual([
    "none/lantern trim until 1.4.0: lantern cut",
  ]);
});
