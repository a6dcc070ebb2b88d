import { expect, test } from "vitest";
import { calendarOf } from "../../src/plan/calendar.ts";
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

test("the calendar of a product has what works first, then what is gone", () => {
  const { releases } = lantern(lanternProduct, {
    "1.0.0": lanternReleases["1.0.0"],
    "1.2.0": `schema: 1\nversion: 1.2.0\ndate: 2026-02-01\nsummary: Light\nconfig:\n  - { op: deprecated, key: env/OIL, removed: 2.0.0, instead: FUEL }\n  - { op: deprecated, key: env/WICK, removed: 2.0.0 }\n  - { op: deprecated, key: env/GLASS }\ndeprecated:\n  - { subject: lantern trim, removed: 1.3.0, instead: lantern cut }\n`,
    "1.3.0": `schema: 1\nversion: 1.3.0\ndate: 2026-03-01\nsummary: Light\nconfig:\n  - { op: renamed, key: env/FUEL, was: OIL }\n  - { op: undeprecated, key: env/GLASS }\n`,
  });
  const told = calendarOf(releases).map(
    ({ subject, since, gone = "no" }) =>
      `${subject} since ${since}, gone ${gone}`,
  );
  expect(told).toEqual([
    "WICK since 1.2.0, gone no",
    "lantern trim since 1.2.0, gone 1.3.0",
    "OIL since 1.2.0, gone 1.3.0",
  ]);
});
