import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Family } from "./family.ts";
import type { Took } from "./time.ts";

/** What a program took, and megabytes at most, with all that it started. */
export interface Measured extends Took {
  readonly memory: number;
}

const pollMilliseconds = 20;

interface Way {
  readonly cwd: string;
  readonly cores: number;
  /** A file for what it says, from `cwd`; nobody keeps it by default. */
  readonly output?: string;
}

/**
 * Runs a command line in bash, which tells how long it took; pinned to so many
 * cores where `taskset` can do that. A linter that finds something exits with 1:
 * what exits otherwise did not do its work, and is no measure of it.
 */
export async function measure(
  command: string,
  { cwd, cores, output = "/dev/null" }: Way,
): Promise<Measured> {
  const pin = `taskset -c ${cores === 1 ? "0" : `0-${cores - 1}`}`;
  const timed = `TIMEFORMAT='%R %U %S'; time { (${command}) >${output} 2>measured.err; }; exit $?`;
  const child = spawn("bash", ["-c", `exec ${pin} bash -c "$0"`, timed], {
    cwd,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let told = "";
  child.stderr.on("data", (chunk: Buffer) => (told += chunk.toString()));
  const family = new Family(child.pid ?? 0);
  const timer = setInterval(() => family.look(), pollMilliseconds);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  }).finally(() => clearInterval(timer));
  const times = /([\d.]+) ([\d.]+) ([\d.]+)\s*$/.exec(told);
  if (code === null || code > 1 || !times)
    throw new Error(
      `\`${command}\` ended with ${code}: ${told}${lastWords(cwd)}`,
    );
  const [, wall = 0, user = 0, system = 0] = times.map(Number);
  // A short process is seen by bash alone, one that nobody waited for by us alone.
  const cpu = Math.max(user + system, family.seconds);
  return { wall, cpu, memory: family.memory };
}

function lastWords(cwd: string): string {
  return readFileSync(join(cwd, "measured.err"), "utf8").slice(-500);
}
