import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asRelease, settle } from "../../../src/plan/settle/settle.ts";
import { filesAgree } from "./agreement.ts";
import { history, shuffles } from "./histories.ts";
import { laws, legs } from "./laws.ts";
import { numRuns, seed, timeout } from "./runs.ts";

const planner = { settle, asRelease };

describe(`on random histories (seed ${seed})`, () => {
  test(
    `every law holds: ${Object.keys(laws).join("; ")}`,
    () => {
      // Each history is made once for all of them: that is most of the work.
      const property = fc.property(history, (one) => {
        const broken = Object.entries(laws).flatMap(([name, law]) =>
          law(planner, one).map((wrong) => `${name}: ${wrong}`),
        );
        expect(broken).toEqual([]);
      });
      fc.assert(property, { numRuns, seed });
    },
    timeout,
  );

  test(
    "keys that change places, any number at once, end where the walk puts them",
    () => {
      fc.assert(
        fc.property(shuffles, (one) => {
          for (const leg of legs(planner, one)) {
            expect(filesAgree(leg)).toMatchObject({ quarrels: [], left: 0 });
            for (const { op } of leg.settled) expect(op).toBe("renamed");
          }
        }),
        { numRuns, seed },
      );
    },
    timeout,
  );

  test(
    "what no delta can say, and is left to the operator, is rare",
    () => {
      // A share needs no more of them, which are all in memory here.
      const some = Math.min(numRuns, 10_000);
      const all = fc.sample(history, { numRuns: some, seed });
      const agreements = all
        .flatMap((one) => legs(planner, one))
        .map(filesAgree);
      const values = agreements.reduce((sum, one) => sum + one.values, 0);
      const left = agreements.reduce((sum, one) => sum + one.left, 0);
      console.log(`${left} of ${values} values are left to the operator`);
      expect(left / values).toBeLessThan(0.03);
    },
    timeout,
  );
});
