import { expect, test } from "vitest";
import { nextSteps } from "../../src/commands/init/next-steps.ts";

const mill = {
  id: "mill",
  isNew: false,
  hasBegun: true,
  others: [],
  ref: undefined,
  guides: ["UPGRADE.md", "docs/upgrading/v2.md"],
  pages: { clean: [], flawed: [] },
  written: [],
  git: undefined,
};

test("one guide is to be adopted after `init`, the others are joined by hand", () => {
  expect(nextSteps(mill)).toEqual([
    "Turn your guide into facts: guidepost adopt UPGRADE.md --id mill",
    "Join by hand what docs/upgrading/v2.md says: guidepost adopt docs/upgrading/v2.md --id mill --out <another folder>",
    "Describe the next release: guidepost new mill <version>",
  ]);
});

test("no guide is to be adopted where people wrote the steps", () => {
  expect(nextSteps({ ...mill, hasBegun: false })).toEqual([
    "Describe the next release: guidepost new mill <version>",
  ]);
});
