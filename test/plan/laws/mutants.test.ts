import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asRelease, settle } from "../../../src/plan/settle/settle.ts";
import { history, type History } from "./histories.ts";
import { laws, type Law, type Planner } from "./laws.ts";
import { mutants, plannerWith } from "./mutants.ts";

const runs = 300;
/** Always the same histories: a bug found today is found tomorrow. */
const histories = fc.sample(history, { numRuns: runs, seed: 1 });

describe(`a law notices within ${runs} histories when`, () => {
  test.each(mutants)("$bug", async (mutant) => {
    const law: Law = laws[mutant.law];
    expect(firstQuarrel({ settle, asRelease }, law)).toBeUndefined();
    const found = firstQuarrel(await plannerWith(mutant), law);
    expect(found).toBeLessThan(runs);
  });
});

/** Index of the first history on which the law does not hold. */
function firstQuarrel(planner: Planner, law: Law): number | undefined {
  const at = histories.findIndex((one) => isBroken(law, planner, one));
  return at === -1 ? undefined : at;
}

function isBroken(law: Law, planner: Planner, one: History): boolean {
  try {
    return law(planner, one).length > 0;
  } catch (error) {
    // The simulator refuses settled deltas that contradict each other.
    if (error instanceof Error && error.message.startsWith("Unexpected delta"))
      return true;
    throw error;
  }
}
