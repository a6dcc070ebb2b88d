import { userInfo } from "node:os";
import { exchange, requireProgram } from "../../processes.ts";
import { envelope, prologue, recorder, start, sudo } from "./envelope.ts";
import { type Outcome, unpack } from "./outcome.ts";

export { start } from "./envelope.ts";
export type { Outcome } from "./outcome.ts";

/** A script and the names in PATH, next to `rec`, that record how they were called. */
export interface BashRun {
  readonly script: string;
  /** Texts that the script finds as `/run/set/parts/0`, `1` and so on. */
  readonly parts?: readonly string[];
  readonly recorders?: readonly string[];
}

interface Conditions {
  /** What every recorder prints. */
  readonly prints?: string;
  /** Of computing, each script; of waiting it may take twice as many. */
  readonly seconds?: number;
  /** The only programs there are, next to recorders. Default: all of the machine's. */
  readonly programs?: readonly string[];
}

const boundary = [
  ["--unshare-all", "--die-with-parent", "--new-session", "--clearenv"],
  ...["/usr", "/bin", "/lib"].map((path) => ["--ro-bind", path, path]),
  ...["/lib64", "/etc/alternatives"].map((path) => [
    "--ro-bind-try",
    path,
    path,
  ]),
  ["--hostname", "reader", "--proc", "/proc", "--dev", "/dev", "--dir", start],
  ...["/tmp", "/run", "/home"].map((path) => [
    "--size",
    "67108864",
    "--tmpfs",
    path,
  ]),
  ["--setenv", "PATH", "/run/bin:/usr/bin:/bin"],
  ["--setenv", "HOME", "/home/reader", "--setenv", "LANG", "C.UTF-8"],
].flat();

/**
 * Nobody counts the processes of root: where root runs this, the sandbox belongs
 * to nobody.
 */
const sandboxed =
  userInfo().uid === 0
    ? "setpriv --reuid=65534 --regid=65534 --clear-groups bwrap".split(" ")
    : ["bwrap"];

/** Tells whether there is a sandbox. @throws {UsageError} where there is none. */
export async function requireSandbox(wantedBy: string): Promise<void> {
  const [program = "bwrap", ...before] = sandboxed;
  await requireProgram(program, [...before, ...boundary, "true"], {
    wantedBy,
    needs: "Bubblewrap",
    install:
      "Install it: `apt-get install bubblewrap` or `dnf install bubblewrap`",
  });
}

// As many as share one sandbox: starting one costs more than a script.
const batch = 50;
const mostBytes = 256 * 1024 * 1024;
const mostMilliseconds = 300_000;

/**
 * Runs scripts in bash, one after the other, each with no network, an empty home
 * and a clean environment.
 */
export async function runInBash(
  runs: readonly BashRun[],
  conditions: Conditions = {},
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let at = 0; at < runs.length; at += batch)
    outcomes.push(...(await runBatch(runs.slice(at, at + batch), conditions)));
  return outcomes;
}

async function runBatch(
  runs: readonly BashRun[],
  { prints = "", seconds = 2, programs = [] }: Conditions,
): Promise<Outcome[]> {
  const env = Object.entries({
    PROLOGUE: prologue,
    RECORDER: recorder,
    SUDO: sudo,
  }).flatMap(([name, value]) => ["--setenv", name, value]);
  const commands = ["sh", "-c", envelope, "sh"];
  const paths = programs.map((name) => `/usr/bin/${name}`);
  const args = [String(seconds), prints, paths.join(" ")];
  const [program = "bwrap", ...before] = sandboxed;
  const dump = await exchange(
    program,
    [...before, ...boundary, ...env, ...commands, ...args],
    Buffer.concat(runs.map(entry)),
    { milliseconds: milliseconds(runs, seconds), bytes: mostBytes },
  );
  let at = 0;
  return runs.map(() => {
    const { outcome, end } = unpack(dump, at);
    at = end;
    return outcome;
  });
}

/** All that the scripts may take together, and time to begin and to end. */
function milliseconds(runs: readonly BashRun[], seconds: number): number {
  const shells = runs.reduce(
    (sum, { parts = [] }) => sum + Math.max(1, parts.length),
    0,
  );
  return Math.min(
    mostMilliseconds,
    20_000 + shells * (seconds * 2 + 1) * 1_000,
  );
}

function entry({ script, parts = [], recorders = [] }: BashRun): Buffer {
  // A script that sets the EXIT trap itself loses ours.
  const traps = [script, ...parts].some((text) => /\btrap\b/.test(text));
  const texts = [script + (traps ? "\n__dump\n" : ""), ...parts].map((text) =>
    Buffer.from(text),
  );
  const names = ["rec", ...recorders].join(" ");
  const lengths = texts.map(({ length }) => length).join(" ");
  return Buffer.concat([Buffer.from(`${names}\n${lengths}\n`), ...texts]);
}
