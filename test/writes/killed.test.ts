import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seed } from "../support/seed.ts";
import { guidepost, prepared, statesOf } from "./folders.ts";
import { strangeIn, treeOf } from "./trees.ts";
import { works, type Work } from "./works.ts";

const isDeep = process.env["GUIDEPOST_DEEP"] === "1";
const kills = isDeep ? 200 : 4;
/** All of them in deep runs; else the one that writes the most. */
const tried = isDeep ? works : works.slice(0, 1);
const timeout = isDeep ? 600_000 : 60_000;

const cli = join(process.cwd(), "src/cli.ts");
const countdown = new URL("countdown.ts", import.meta.url).href;

/** After so many milliseconds from its start, or at a call that changes a file. */
type Moment = { readonly after: number } | { readonly call: number };

describe.each(tried)("$name", { timeout }, (work) => {
  const count = Math.ceil(kills / tried.length);

  test(`killed ${count} times leaves each file old or new, and a rerun completes it`, async () => {
    const run = await quickest(work);
    const { all, done } = await statesOf(work, (root) =>
      guidepost(root, work.run),
    );
    const told: string[] = [];
    for (const moment of momentsOf(run, count)) {
      const root = await prepared(work);
      const isKilled = await killedAt(moment, work, root);
      const left = treeOf(root);
      const when = `killed ${toldOf(moment)}`;
      // Each run makes the same calls, and dies at the one that it is told.
      if ("call" in moment) expect(isKilled, when).toBe(true);
      expect(strangeIn(left, all), when).toEqual([]);
      const isDone = same(left, done);
      if (!isDone) await guidepost(root, work.run);
      expect(treeOf(root), when).toEqual(done);
      const isHalfway = !isDone && !same(left, all[0]);
      const how = isHalfway ? " halfway" : isKilled ? "" : " too late";
      told.push(`${toldOf(moment)}${how}`);
    }
    // What dies before and behind all its writes shows nothing.
    if (isDeep) {
      expect(told.some((one) => one.endsWith("halfway"))).toBe(true);
      expect(told[0]).not.toContain("too late");
    }
    console.log(
      `seed ${seed}, ${work.name}, ${run.calls} calls in ${run.milliseconds} ms, killed ${told.join(", ")}`,
    );
  });
});

interface Run {
  readonly milliseconds: number;
  /** That change files. */
  readonly calls: number;
}

/** The first run may be slow: moments of it would come after the end of others. */
async function quickest(work: Work): Promise<Run> {
  const first = await measured(work);
  if (!isDeep) return first;
  const second = await measured(work);
  return second.milliseconds < first.milliseconds ? second : first;
}

async function measured(work: Work): Promise<Run> {
  const root = await prepared(work);
  const start = performance.now();
  const child = begin(work, root, { flags: ["--import", countdown] });
  let said = "";
  child.stderr.on("data", (bytes: Buffer) => (said += bytes.toString()));
  await once(child, "close");
  const milliseconds = Math.round(performance.now() - start);
  const calls = Number(/^(\d+) calls$/m.exec(said)?.[1]);
  expect(calls, said).toBeGreaterThan(0);
  return { milliseconds, calls };
}

/** Half of them spread over the time of the run, half over the calls in which it writes. */
function momentsOf({ milliseconds, calls }: Run, count: number): Moment[] {
  // Doubles would nearly all be next to nothing.
  const share = fc.noBias(fc.integer({ min: 0, max: 9999 }));
  const shares = fc
    .sample(share, { seed, numRuns: count })
    .map((tenThousandths) => tenThousandths / 10_000);
  const half = Math.floor(count / 2);
  return shares.map((by, at) =>
    at < half
      ? { after: Math.round(((at + by) / half) * milliseconds) }
      : { call: Math.floor(((at - half + by) / (count - half)) * calls) },
  );
}

function toldOf(moment: Moment): string {
  return "after" in moment
    ? `after ${moment.after} ms`
    : `at call ${moment.call}`;
}

/** Whether it still ran then. */
async function killedAt(
  moment: Moment,
  work: Work,
  root: string,
): Promise<boolean> {
  const child =
    "after" in moment
      ? begin(work, root)
      : begin(work, root, {
          flags: ["--import", countdown],
          env: { KILLED_AT: String(moment.call) },
        });
  const closed = once(child, "close");
  const timer =
    "after" in moment
      ? setTimeout(() => child.kill("SIGKILL"), moment.after)
      : undefined;
  await closed;
  clearTimeout(timer);
  return child.signalCode === "SIGKILL";
}

function begin(
  { run }: Work,
  cwd: string,
  {
    flags = [],
    env = {},
  }: {
    readonly flags?: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
  } = {},
) {
  return spawn(process.execPath, [...flags, cli, ...run.split(" ")], {
    cwd,
    env: { ...process.env, GITHUB_STEP_SUMMARY: "", ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
}

function same(tree: unknown, other: unknown): boolean {
  try {
    expect(tree).toEqual(other);
    return true;
  } catch {
    return false;
  }
}
