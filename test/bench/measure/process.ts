import { spawn } from "node:child_process";
import { Family } from "./family.ts";
import type { Took } from "./time.ts";

/** What a program took, and megabytes at most, with all that it started. */
export interface Measured extends Took {
  readonly memory: number;
}

const pollMilliseconds = 20;
/** Adding up memory takes longer than asking for the time. */
const pollsPerLookAtMemory = 4;

/**
 * Runs a command line in bash, which tells how long it took; pinned to so many
 * cores where `taskset` can do that. A linter that finds something exits with 1:
 * only what does not start at all is an error.
 */
export async function measure(
  command: string,
  { cwd, cores }: { readonly cwd: string; readonly cores: number },
): Promise<Measured> {
  const pin = `taskset -c ${cores === 1 ? "0" : `0-${cores - 1}`}`;
  const timed = `TIMEFORMAT='%R %U %S'; time { (${command}) >/dev/null 2>measured.err; }; exit $?`;
  const child = spawn("bash", ["-c", `exec ${pin} bash -c "$0"`, timed], {
    cwd,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let told = "";
  child.stderr.on("data", (chunk: Buffer) => (told += chunk.toString()));
  const family = new Family(child.pid ?? 0);
  let polls = 0;
  const timer = setInterval(() => {
    family.lookAtTime();
    if (polls++ % pollsPerLookAtMemory === 0) family.lookAtMemory();
  }, pollMilliseconds);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  }).finally(() => clearInterval(timer));
  const times = /([\d.]+) ([\d.]+) ([\d.]+)\s*$/.exec(told);
  if (code === 127 || code === 126 || !times)
    throw new Error(`\`${command}\` did not run: ${told}`);
  const [, wall = 0, user = 0, system = 0] = times.map(Number);
  // A short process is seen by bash alone, one that nobody waited for by us alone.
  const cpu = Math.max(user + system, family.seconds);
  return { wall, cpu, memory: family.memory };
}
