import { describe, expect, test } from "vitest";
import { UsageError } from "../../src/usage.ts";
import { lanternsOf } from "../support/repository.ts";
import { guidepost, prepared, statesOf } from "./folders.ts";
import { struckBy, type Strike } from "./strikes.ts";
import { isTemporary, strangeIn, treeOf } from "./trees.ts";
import { works, type Work } from "./works.ts";

const isDeep = process.env["GUIDEPOST_DEEP"] === "1";
/** Of one command and one kind; deep runs try each. */
const mostMoments = isDeep ? Infinity : 2;
const timeout = isDeep ? 600_000 : 60_000;
const codes = ["ENOSPC", "EIO", "EACCES"] as const;

describe.each(works)("$name", { timeout }, (work) => {
  test("each text is on the disk, whole, before it has its name", async () => {
    const { calls } = await undisturbed(work);
    const pathsOf = (name: string) =>
      calls.flatMap((call) =>
        call.startsWith(`${name} `) ? [call.slice(name.length + 1)] : [],
      );
    expect(pathsOf("open")).toEqual(pathsOf("rename"));
    for (const path of pathsOf("open"))
      expect(calls.filter((call) => call.endsWith(` ${path}`))).toEqual(
        ["open", "writeFile", "sync", "close", "rename"].map(
          (name) => `${name} ${path}`,
        ),
      );
  });

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

test("a generate that fails at one of sixty pages says how many are written", async () => {
  const sixty: Work = {
    name: "sixty pages",
    files: lanternsOf(58),
    run: "generate",
  };
  const { calls } = await undisturbed(sixty);
  const begun = calls.flatMap((call, at) =>
    call.startsWith("open ") ? [at] : [],
  );
  expect(begun).toHaveLength(60);
  const root = await prepared(sixty);
  const at = begun[29] ?? 0;
  const { ending } = await strike(sixty, root, { at, how: "ENOSPC" });
  expect(ending).toMatchObject({
    error: {
      message: expect.stringMatching(
        /^Cannot write `content\/guides\/lantern\/\S+\.md`: no space left on the device$/,
      ),
      next: [
        "Free some space, and run it again",
        expect.stringMatching(
          /^Written before it, each whole: 29 of 60 files, the last `content\/guides\/lantern\/\S+\.md`\. The same command goes on from there$/,
        ),
      ],
    },
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

/** Spread over the run. */
function momentsOf(calls: number): number[] {
  const wanted = Math.min(calls, mostMoments);
  return Array.from({ length: wanted }, (_, index) =>
    Math.floor(((index + 0.5) / wanted) * calls),
  );
}
