import { beforeAll, expect, test } from "vitest";
import { judgedFolder, summary, type Judged } from "./judged.ts";
import { notStill, notYet } from "./not-yet.ts";

let judged: Judged;

beforeAll(async () => {
  judged = await judgedFolder("pages/");
  console.log(summary(judged));
}, 60_000);

test("there are as many fine blocks as defects, and enough of both", () => {
  expect(judged.fine).toBeGreaterThanOrEqual(60);
  expect(judged.defects).toBeGreaterThanOrEqual(60);
});

test("nobody is alarmed about what is fine", () => {
  expect(judged.alarms.filter(({ at }) => !notStill.includes(at))).toEqual([]);
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
