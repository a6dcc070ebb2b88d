import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toDelta } from "../../src/release/normalise/delta.ts";
import { configDelta } from "../../src/release/schema/config.ts";
import type { ConfigDelta } from "../../src/release/types.ts";
import { reconcileConfig } from "../../src/surface/reconcile.ts";
import type { Fields } from "../../src/surface/records.ts";
import type { Setting } from "../../src/surface/setting.ts";
import { settings } from "../support/random-settings.ts";

const origin = { file: "1.1.0.yaml", lines: {} };

/** As a release file has them: they must fit its schema. */
function declared(records: readonly Fields[]): ConfigDelta[] {
  return records.map((record) =>
    toDelta(configDelta.parse(record), { origin }),
  );
}

function reconcile(
  before: readonly Setting[],
  after: readonly Setting[],
  records: readonly Fields[] = [],
) {
  return reconcileConfig("env", { before, after }, declared(records));
}

/** A key and a map of the same name are not in one file. */
const file = settings.map((all) =>
  all.filter(
    ({ path }) => !all.some((other) => other.path.startsWith(`${path}/`)),
  ),
);

const nothing = { append: [], set: [], contradictions: [] };

describe("law:", () => {
  test("what was derived is all there is to derive", () => {
    let records = 0;
    fc.assert(
      fc.property(file, file, (before, after) => {
        const { append } = reconcile(before, after);
        records += append.length;
        expect(reconcile(before, after, append)).toEqual(nothing);
      }),
      { numRuns: 500 },
    );
    expect(records).toBeGreaterThan(500);
  });

  test("the same when every rename is confirmed, and when each is refused", () => {
    let renames = 0;
    fc.assert(
      fc.property(file, file, (before, after) => {
        const { append } = reconcile(before, after);
        const guessed = append.filter(({ confirm }) => confirm !== undefined);
        renames += guessed.length;
        const confirmed = append.map((record) => {
          const { confirm: guess, ...rest } = record;
          return guess === undefined ? record : rest;
        });
        expect(reconcile(before, after, confirmed)).toEqual(nothing);
        const refused = append.flatMap(({ op, key, was, ...rest }) =>
          op === "renamed"
            ? [
                { op: "removed", key: `env/${String(was)}` },
                { op: "added", key },
              ]
            : [{ op, key, ...(was !== undefined && { was }), ...rest }],
        );
        const again = reconcile(before, after, refused);
        expect(again.append.filter(({ op }) => op === "renamed")).toEqual([]);
      }),
      { numRuns: 1000 },
    );
    expect(renames).toBeGreaterThan(20);
  });

  test("a record that is taken out is asked for, and only that one", () => {
    fc.assert(
      fc.property(file, file, fc.nat(), (before, after, at) => {
        const { append } = reconcile(before, after);
        const records = append.filter(({ confirm }) => confirm === undefined);
        fc.pre(records.length === append.length && records.length > 0);
        const index = at % records.length;
        const { append: missing, set } = reconcile(
          before,
          after,
          records.toSpliced(index, 1),
        );
        expect(set).toEqual([]);
        expect(missing).toEqual([records[index]]);
      }),
      { numRuns: 500 },
    );
  });
});
