import { describe, expect, test } from "vitest";
import { UsageError } from "../../src/usage.ts";
import { guidepost, prepared, statesOf } from "./folders.ts";
import { struckBy, type Strike } from "./strikes.ts";
import { isTemporary, strangeIn, treeOf } from "./trees.ts";
import { works, type Work } from "./works.ts";

const isDeep = process.env["GUIDEPOST_DEEP"] === "1";
/** Of one command and one kind; deep runs try each. */
const mostMoments = isDeep ? Infinity : 3;
const timeout = isDeep ? 600_000 : 20_000;
const codes = ["ENOSPC", "EIO", "EACCES"] as const;

describe.each(works)("$name", { timeout }, (work) => {
  test("killed at any write leaves each file old or new, and a rerun completes it", async () => {
    const { calls, all, done } = await undisturbed(work);
    for (const at of momentsOf(calls.length)) {
      const root = await prepared(work);
      const { ending } = await strike(work, root, { at, how: "killed" });
      expect(ending.kind).toBe("killed");
      const moment = `killed at ${at}: ${calls[at]}`;
      expect(strangeIn(treeOf(root), all), moment).toEqual([]);
      await guidepost(root, work.run);
      expect(treeOf(root), moment).toEqual(done);
    }
  });

  test("that cannot write says which file and what to do, and a rerun completes it", async () => {
    const { calls, all, done } = await undisturbed(work);
    for (const at of momentsOf(calls.length)) {
      const how = codes[at % codes.length] ?? "ENOSPC";
      const root = await prepared(work);
      const { ending, said } = await strike(work, root, { at, how });
      const moment = `${how} at ${at}: ${calls[at]}`;
      const left = treeOf(root);
      expect(strangeIn(left, all), moment).toEqual([]);
      expect([...left.keys()].filter(isTemporary), moment).toEqual([]);
      if (ending.kind === "failed") expectAdvice(ending.error, moment);
      else expect(said.join("\n"), moment).toContain("Cannot write");
      await guidepost(root, work.run);
      expect(treeOf(root), moment).toEqual(done);
    }
  });
});

function expectAdvice(error: unknown, moment: string): void {
  if (!(error instanceof UsageError))
    throw new Error(`Unexpected error, ${moment}`, { cause: error });
  expect(error.message, moment).toMatch(/^Cannot (?:write|remove) `.+`: /);
  expect(error.next, moment).not.toEqual([]);
}

const runs = new Map<Work, ReturnType<typeof observed>>();

/** A run that nothing happens to: what it writes when, and how it leaves the folder. */
function undisturbed(work: Work): ReturnType<typeof observed> {
  const run = runs.get(work) ?? observed(work);
  runs.set(work, run);
  return run;
}

async function observed(work: Work) {
  let calls: readonly string[] = [];
  const states = await statesOf(work, async (root) => {
    const struck = await struckBy(undefined, root, () =>
      guidepost(root, work.run),
    );
    expect(struck.ending).toEqual({ kind: "ended" });
    calls = struck.calls.map((call) => call.replace(root, "."));
  });
  expect(calls).not.toEqual([]);
  expect(states.done).not.toEqual(states.all[0]);
  expect([...states.done.keys()].filter(isTemporary)).toEqual([]);
  return { calls, ...states };
}

async function strike(work: Work, root: string, what: Strike) {
  const said: string[] = [];
  const struck = await struckBy(what, root, () =>
    guidepost(root, work.run, said),
  );
  return { ...struck, said };
}

/** Spread over the run, its ends included. */
function momentsOf(calls: number): number[] {
  const wanted = Math.min(calls, mostMoments);
  const at = (index: number) =>
    Math.round((index * (calls - 1)) / Math.max(wanted - 1, 1));
  return [...new Set(Array.from({ length: wanted }, (_, index) => at(index)))];
}
