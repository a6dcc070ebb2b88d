import { expect, test } from "vitest";
import { nextSteps } from "../../src/commands/init/next-steps.ts";

const mill = {
  id: "mill",
  isNew: false,
  hasBegun: true,
  takesSteps: true,
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

test("where a product has several platforms, every guide is joined by hand", () => {
  expect(nextSteps({ ...mill, takesSteps: false })).toEqual([
    "Join by hand what UPGRADE.md says: guidepost adopt UPGRADE.md --id mill --out <another folder>",
    "Join by hand what docs/upgrading/v2.md says: guidepost adopt docs/upgrading/v2.md --id mill --out <another folder>",
    "Describe the next release: guidepost new mill <version>",
  ]);
});

test("many guides are told of together, by the folders that hold them", () => {
  const guides = ["UPGRADE.md", "docs/a.md", "docs/up/b.md", "help/c/d/e.md"];
  const flawed = [...guides, "help/c/f.md"].map((path) => ({
    path,
    errors: 1,
    warnings: 2,
  }));
  expect(
    nextSteps({
      ...mill,
      guides: [...guides, "help/c/f.md"],
      pages: { clean: [], flawed },
    }),
  ).toEqual([
    "Turn your guide into facts: guidepost adopt UPGRADE.md --id mill",
    "Join by hand what 4 guides say, one at a time: guidepost adopt <guide> --id mill --out <another folder>",
    "See what is wrong (5 errors, 10 warnings in 5 guides alone): guidepost lint UPGRADE.md docs help/c",
    "Begin with it as it is, and let the check fail on what is new alone: guidepost lint UPGRADE.md docs help/c --fix --write-baseline. Then add to `include` in guidepost.config.yaml: UPGRADE.md, docs, help/c",
    "Describe the next release: guidepost new mill <version>",
  ]);
});

test("no guide is to be adopted where people wrote the steps", () => {
  expect(nextSteps({ ...mill, hasBegun: false })).toEqual([
    "Describe the next release: guidepost new mill <version>",
  ]);
});
