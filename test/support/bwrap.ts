import { spawn } from "node:child_process";
import { buffer } from "node:stream/consumers";
import { readDeclarations } from "./declarations.ts";
import type { Variables } from "./declarations.ts";

/** Where every script starts; its home is the folder above. */
export const start = "/home/reader/work";

/** A script and the names in PATH, next to `rec`, that record how they were called. */
export interface BashRun {
  readonly script: string;
  readonly recorders?: readonly string[];
}

interface Conditions {
  /** What every recorder prints. */
  readonly prints?: string;
  /** Of computing, each script; of waiting it may take twice as many. */
  readonly seconds?: number;
}

/** What a script left behind in real bash. */
export interface Outcome {
  /** It was ended because it took too long. */
  readonly killed: boolean;
  /** Empty where the shell ended without a word: replaced or killed. */
  readonly variables: Variables | undefined;
  readonly cwd: string | undefined;
  /** Content by absolute path, of all that lies in the home folder. */
  readonly files: ReadonlyMap<string, string>;
  /** How each recorder was called, its own name first. */
  readonly calls: readonly (readonly string[])[];
  readonly stdout: string;
  readonly stderr: string;
}

const boundary = [
  ["--unshare-all", "--die-with-parent", "--new-session", "--clearenv"],
  ...["/usr", "/bin", "/lib"].map((path) => ["--ro-bind", path, path]),
  ...["/lib64", "/etc/alternatives"].map((path) => [
    "--ro-bind-try",
    path,
    path,
  ]),
  ["--proc", "/proc", "--dev", "/dev", "--dir", start],
  ...["/tmp", "/run", "/home"].map((path) => [
    "--size",
    "67108864",
    "--tmpfs",
    path,
  ]),
  ["--setenv", "PATH", "/run/bin:/usr/bin:/bin"],
  ["--setenv", "HOME", "/home/reader", "--setenv", "LANG", "C.UTF-8"],
].flat();

// Sourced by bash before the script, so that line numbers stay the script's. A
// child that is killed early runs the trap too: only the script's shell speaks.
const prologue = `unset BASH_ENV
__dump() { [[ $BASHPID == $$ ]] || return; builtin declare -p >| /run/dump/variables; builtin pwd >| /run/dump/cwd; }
trap __dump EXIT
`;

const recorder = `#!/bin/sh
{ printf '%s\\0' "$(($# + 1))" "\${0##*/}" "$@"; } >> /run/dump/calls
cat /run/set/prints
`;

// Runs what it is given as the same user: nobody is root in there.
const sudo = `#!/bin/sh
while :; do case $1 in -u | -g) shift 2 ;; -* | *=*) shift ;; *) break ;; esac; done
exec "$@"
`;

// Around the scripts. Each comes on stdin behind a line with its length and the
// recorders it wants; the arguments are the seconds it may take and what
// recorders print. Gives what a script left running a moment, ends it, prints an
// index of all files and, in the same order, their contents, and tidies up.
const envelope = `
seconds=$1; mkdir -p /run/set
printf %s "$PROLOGUE" > /run/set/prologue
printf %s "$RECORDER" > /run/set/recorder
printf %s "$SUDO" > /run/set/sudo
printf %s "$2" > /run/set/prints
chmod +x /run/set/recorder /run/set/sudo
unset PROLOGUE RECORDER SUDO
while read -r length names; do
  head -c "$length" > /run/set/script
  mkdir -p /run/bin /run/dump ${start}; cd ${start}
  if [ "$names" != "$linked" ]; then
    rm -f /run/bin/*; ln -s ../set/sudo /run/bin/sudo
    for name in $names; do ln -s ../set/recorder "/run/bin/$name"; done
    linked=$names
  fi
  (
    ulimit -t $seconds
    BASH_ENV=/run/set/prologue exec timeout --foreground -s KILL $((seconds * 2)) bash /run/set/script
  ) < /dev/null > /run/dump/stdout 2> /run/dump/stderr
  echo $? > /run/dump/status
  for try in 1 2 3 4 5 6 7 8 9; do set -- /proc/[0-9]*; [ $# -gt 2 ] || break; sleep 0.02; done
  [ $# -gt 2 ] && kill -9 -1
  cd /; chmod -R u+rwX /home/reader
  find /run/dump /home/reader -printf '%y %s %p\\0'; printf '\\0'
  find /run/dump /home/reader -type f -exec cat {} +
  rm -rf /home/reader /run/dump /tmp/* /tmp/.[!.]*
done 2> /run/set/noise
`;

// As many as share one sandbox: starting one costs more than a script.
const batch = 50;

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
  { prints = "", seconds = 2 }: Conditions,
): Promise<Outcome[]> {
  const env = Object.entries({
    PROLOGUE: prologue,
    RECORDER: recorder,
    SUDO: sudo,
  }).flatMap(([name, value]) => ["--setenv", name, value]);
  const sandbox = spawn(
    "bwrap",
    [...boundary, ...env, "sh", "-c", envelope, "sh", String(seconds), prints],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  sandbox.stdin.end(Buffer.concat(runs.map(entry)));
  const dump = await buffer(sandbox.stdout);
  let at = 0;
  return runs.map(() => {
    const { outcome, end } = unpack(dump, at);
    at = end;
    return outcome;
  });
}

function entry({ script, recorders = [] }: BashRun): Buffer {
  // A script that sets the EXIT trap itself loses ours.
  const ending = /\btrap\b/.test(script) ? "\n__dump\n" : "";
  const text = Buffer.from(script + ending);
  const heading = [text.length, "rec", ...recorders].join(" ");
  return Buffer.concat([Buffer.from(`${heading}\n`), text]);
}

function unpack(
  dump: Buffer,
  start: number,
): { outcome: Outcome; end: number } {
  const indexEnd = dump.indexOf("\0\0", start);
  if (indexEnd < 0) throw new Error("Unexpected end of what the sandbox tells");
  let offset = indexEnd + 2;
  const found = new Map<string, string>();
  for (const line of dump.toString("utf8", start, indexEnd).split("\0")) {
    const [, type, size, path] = /^(.) (\d+) (.*)$/s.exec(line) ?? [];
    if (type !== "f" || path === undefined) continue;
    found.set(path, dump.toString("utf8", offset, offset + Number(size)));
    offset += Number(size);
  }
  return { outcome: outcomeOf(found), end: offset };
}

function outcomeOf(found: ReadonlyMap<string, string>): Outcome {
  const declared = found.get("/run/dump/variables");
  return {
    killed: found.get("/run/dump/status") === "137\n",
    variables: declared === undefined ? undefined : readDeclarations(declared),
    cwd: found.get("/run/dump/cwd")?.replace(/\n$/, ""),
    files: new Map([...found].filter(([path]) => path.startsWith("/home/"))),
    calls: readCalls(found.get("/run/dump/calls") ?? ""),
    stdout: found.get("/run/dump/stdout") ?? "",
    stderr: found.get("/run/dump/stderr") ?? "",
  };
}

/** Each call is a count and so many words, all ended by NUL. */
function readCalls(log: string): string[][] {
  const words = log.split("\0");
  const calls = [];
  for (let at = 0; at < words.length - 1;) {
    const next = at + 1 + Number(words[at]);
    calls.push(words.slice(at + 1, next));
    at = next;
  }
  return calls;
}
