import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/** Seconds, and megabytes at most, of a program and all that it started. */
export interface Measured {
  readonly wall: number;
  /** Of all cores together. */
  readonly cpu: number;
  readonly memory: number;
}

const pollMilliseconds = 20;

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
  const timed = `TIMEFORMAT='%R %U %S'; time { (${command}) >/dev/null 2>lint-speed.err; }; exit $?`;
  const child = spawn("bash", ["-c", `exec ${pin} bash -c "$0"`, timed], {
    cwd,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let told = "";
  child.stderr.on("data", (chunk: Buffer) => (told += chunk.toString()));
  let memory = 0;
  const timer = setInterval(() => {
    memory = Math.max(memory, child.pid ? residentOf(child.pid) : 0);
  }, pollMilliseconds);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  clearInterval(timer);
  const times = /([\d.]+) ([\d.]+) ([\d.]+)\s*$/.exec(told);
  if (code === 127 || code === 126 || !times)
    throw new Error(`\`${command}\` did not run: ${told}`);
  const [, wall, user, system] = times.map(Number);
  return { wall: wall ?? 0, cpu: (user ?? 0) + (system ?? 0), memory };
}

/** Megabytes of a process and its children; 0 where nobody tells (not Linux). */
function residentOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const own = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
    return children
      .split(" ")
      .filter((child) => child !== "")
      .reduce((sum, child) => sum + residentOf(Number(child)), own);
  } catch {
    return 0;
  }
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** `0.24 (0.22 to 0.27)` */
export function spread(numbers: readonly number[], digits = 2): string {
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  return `${median(numbers).toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;
}
