import { expect, test } from "vitest";
import { sequenceOf } from "../../src/guide/edits/sequence.ts";
import { settle } from "../../src/plan/settle/settle.ts";
import type { ConfigDelta } from "../../src/release/types.ts";
import {
  added,
  merged,
  releasesOf,
  removed,
  renamed,
  required,
  restored,
  type WrittenRelease,
} from "../support/settling.ts";

function edits(...releases: readonly WrittenRelease[]) {
  const { edits, afterwards } = sequenceOf(settle(releasesOf(releases)).deltas);
  return { edits: edits.map(inShort), afterwards: afterwards.map(inShort) };
}

function inShort(delta: ConfigDelta): string {
  const from = delta.op === "renamed" ? `${delta.was} > ` : "";
  return `${delta.op} ${from}${delta.path}`;
}

test("two keys that change places go by way of a third name", () => {
  expect(edits([renamed("A", "B"), renamed("B", "A")]).edits).toEqual([
    "renamed A > A_moving",
    "renamed B > A",
    "renamed A_moving > B",
  ]);
});

test("a ring of any length needs one third name", () => {
  const ring = [renamed("A", "B"), renamed("B", "C"), renamed("C", "A")];
  expect(edits(ring).edits).toEqual([
    "renamed A > A_moving",
    "renamed C > A",
    "renamed B > C",
    "renamed A_moving > B",
  ]);
});

test("a name is freed before another key takes it", () => {
  expect(
    edits([renamed("A", "B"), renamed("B", "C"), removed("C")]).edits,
  ).toEqual(["removed C", "renamed B > C", "renamed A > B"]);
  expect(
    edits([merged(["X", "Y"], "A", "${X}${Y}"), renamed("A", "B")]).edits,
  ).toEqual(["renamed A > B", "merged A"]);
});

test("a new key is set when its name is free, and what is in order stays so", () => {
  expect(
    edits(
      [renamed("A", "B"), required("C", "x")],
      [added("A", { required: true })],
      [renamed("B", "D")],
    ).edits,
  ).toEqual(["required-changed C", "renamed A > D", "added A"]);
});

test("a key that only the upgrade needs is removed when it is done", () => {
  expect(edits({ deltas: [added("A")], reads: ["A"] }, [removed("A")])).toEqual(
    { edits: ["added A"], afterwards: ["removed A"] },
  );
});

test("a key that goes and comes back stays in the file", () => {
  expect(edits([removed("A")], [restored("A", 5)]).edits).toEqual([
    "restored A",
  ]);
});
