import { beforeAll, describe, expect, test } from "vitest";
import { judgedFolder, summary, type Judged } from "./judged.ts";
import * as more from "./more-not-yet.ts";
import * as pages from "./not-yet.ts";

describe.each([
  { folder: "pages/", listed: pages, fewest: { fine: 60, defects: 60 } },
  { folder: "more/", listed: more, fewest: { fine: 150, defects: 60 } },
])("on the pages of $folder", ({ folder, listed, fewest }) => {
  const { notStill, notYet } = listed;
  let judged: Judged;

  beforeAll(async () => {
    judged = await judgedFolder(folder);
    console.log(summary(judged));
  }, 60_000);

  test("there are enough fine blocks and enough defects", () => {
    expect(judged.fine).toBeGreaterThanOrEqual(fewest.fine);
    expect(judged.defects).toBeGreaterThanOrEqual(fewest.defects);
  });

  test("nobody is alarmed about what is fine", () => {
    expect(judged.alarms.filter(({ at }) => !notStill.includes(at))).toEqual(
      [],
    );
  });

  test("every defect is found at its line", () => {
    expect(judged.missed.filter(({ at }) => !notYet.includes(at))).toEqual([]);
  });

  test("nothing that is listed has been put right meanwhile", () => {
    const missed = judged.missed.map(({ at }) => at);
    const alarms = judged.alarms.map(({ at }) => at);
    expect(notYet.filter((at) => !missed.includes(at))).toEqual([]);
    expect(notStill.filter((at) => !alarms.includes(at))).toEqual([]);
  });
});
