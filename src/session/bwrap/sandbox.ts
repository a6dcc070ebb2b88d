import { userInfo } from "node:os";
import { exchange, requireProgram } from "../../processes.ts";
import { readDeclarations } from "./declarations.ts";
import type { Variables } from "./declarations.ts";

/** Where every script starts; its home is the folder above. */
export const start = "/home/reader/work";

/** A script and the names in PATH, next to `rec`, that record how they were called. */
export interface BashRun {
  readonly script: string;
  /** Texts that the script finds as `/run/set/parts/0`, `1` and so on. */
  readonly parts?: readonly string[];
  readonly recorders?: readonly string[];
}

export interface RecordedCall {
  readonly part: number;
  readonly argv: readonly string[];
}

interface Conditions {
  /** What every recorder prints. */
  readonly prints?: string;
  /** Of computing, each script; of waiting it may take twice as many. */
  readonly seconds?: number;
  /** The only programs there are, next to recorders. Default: all of the machine's. */
  readonly programs?: readonly string[];
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
  /** By the part that ran; of those that no program has the name. */
  readonly missing: readonly RecordedCall[];
  readonly recorded: readonly RecordedCall[];
  /** How each part ended that came to its end or was killed. */
  readonly statuses: ReadonlyMap<number, number>;
  /** It left more processes than anybody needs. */
  readonly crowded: boolean;
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

// Sourced by bash before the script, so that line numbers stay the script's. A
// child that is killed early runs the trap too: only the script's shell speaks.
const prologue = `unset BASH_ENV
__dump() { [[ $BASHPID == $$ ]] || return; builtin declare -p >| /run/dump/variables; builtin pwd >| /run/dump/cwd; }
trap __dump EXIT
command_not_found_handle() {
  local part=0; read -r part 2> /dev/null < /run/dump/part
  builtin printf '%s\\0' "$(($# + 1))" "$part" "$@" >> /run/dump/missing
  builtin printf '%s: command not found\\n' "$1" >&2
  return 127
}
`;

// Which part of the script runs, where it has parts, and how it was called.
const recorder = `#!/bin/sh
read -r part 2> /dev/null < /run/dump/part || part=0
{ printf '%s\\0' "$(($# + 2))" "$part" "\${0##*/}" "$@"; } >> /run/dump/calls
cat /run/set/prints
`;

// Runs what it is given as the same user: nobody is root in there.
const sudo = `#!/bin/sh
while :; do case $1 in -u | -g) shift 2 ;; -* | *=*) shift ;; *) break ;; esac; done
exec "$@"
`;

// Around the scripts. Each comes on stdin behind two lines, the names of the
// recorders it wants and its length before those of its parts; the arguments are
// the seconds it may take, what recorders print and the programs there are. A
// script with parts has a line for each: where one ends the shell, a new shell
// goes on with the next. Gives what a script left running a moment, ends it,
// prints an index of all files and, in the same order, their contents, and
// tidies up.
const envelope = `
seconds=$1; programs=$3; mkdir -p /run/set
printf %s "$PROLOGUE" > /run/set/prologue
printf %s "$RECORDER" > /run/set/recorder
printf %s "$SUDO" > /run/set/sudo
printf %s "$2" > /run/set/prints
chmod +x /run/set/recorder /run/set/sudo
unset PROLOGUE RECORDER SUDO
while read -r names && read -r length lengths; do
  head -c "$length" > /run/set/script
  mkdir -p /run/set/parts; parts=0
  for length in $lengths; do head -c "$length" > /run/set/parts/$parts; parts=$((parts + 1)); done
  mkdir -p /run/bin /run/dump ${start}; cd ${start}
  if [ "$names" != "$linked" ]; then
    rm -f /run/bin/*; ln -s ../set/sudo /run/bin/sudo
    [ "$programs" ] && ln -s $programs /run/bin/
    cd /run/bin; tee $names < /run/set/recorder > /run/set/noise; chmod +x $names; cd ${start}
    linked=$names
  fi
  path=/run/bin; [ "$programs" ] || path=/run/bin:/usr/bin:/bin
  rounds=0
  while :; do
    (
      ulimit -t $seconds; ulimit -f 32768; ulimit -v 786432; ulimit -p 200
      PATH=$path BASH_ENV=/run/set/prologue exec /usr/bin/timeout --foreground -s KILL $((seconds * 2)) /bin/bash /run/set/script
    ) < /dev/null >> /run/dump/stdout 2>> /run/dump/stderr
    status=$?; echo $status > /run/dump/status
    set -- /proc/[0-9]*; [ $# -gt 100 ] && echo crowd >> /run/dump/crowd
    [ $status -eq 137 ] && kill -9 -1
    rounds=$((rounds + 1)); [ $rounds -le $parts ] && read -r part < /run/dump/part && [ "$part" != end ] || break
    echo "$part $status" >> /run/dump/statuses
    sed -i "0,/^builtin printf '$part\\\\\\\\n/d" /run/set/script
    grep -q '^builtin printf .*; builtin [.] ' /run/set/script || break
  done
  for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do set -- /proc/[0-9]*; [ $# -gt 2 ] || break; sleep 0.02; done
  [ $# -gt 2 ] && kill -9 -1
  cd /; chmod -R u+rwX /home/reader
  find /run/dump /home/reader -printf '%y %s %p\\0'; printf '\\0'
  find /run/dump /home/reader -type f -exec cat {} +
  rm -rf /home/reader /run/dump /run/set/parts /tmp/* /tmp/.[!.]*
done 2> /run/set/noise
`;

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
    install:
      "Install Bubblewrap: `apt-get install bubblewrap` or `dnf install bubblewrap`",
  });
}

// As many as share one sandbox: starting one costs more than a script.
const batch = 50;
const mostBytes = 256 * 1024 * 1024;

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
  return 20_000 + shells * (seconds * 2 + 1) * 1_000;
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
  const recorded = readCalls(found.get("/run/dump/calls") ?? "");
  return {
    killed: found.get("/run/dump/status") === "137\n",
    variables: declared === undefined ? undefined : readDeclarations(declared),
    cwd: found.get("/run/dump/cwd")?.replace(/\n$/, ""),
    files: new Map([...found].filter(([path]) => path.startsWith("/home/"))),
    calls: recorded.map(({ argv }) => argv),
    recorded,
    missing: readCalls(found.get("/run/dump/missing") ?? ""),
    statuses: readStatuses(found.get("/run/dump/statuses") ?? ""),
    crowded: found.has("/run/dump/crowd"),
    stdout: found.get("/run/dump/stdout") ?? "",
    stderr: found.get("/run/dump/stderr") ?? "",
  };
}

/** Each call is a count and so many words, the part first, all ended by NUL. */
function readCalls(log: string): RecordedCall[] {
  const words = log.split("\0");
  const calls = [];
  for (let at = 0; at < words.length - 1;) {
    const next = at + 1 + Number(words[at]);
    const [part, ...argv] = words.slice(at + 1, next);
    calls.push({ part: Number(part), argv });
    at = next;
  }
  return calls;
}

function readStatuses(log: string): Map<number, number> {
  const lines = log.split("\n").filter((line) => line !== "");
  return new Map(
    lines.map((line) => {
      const [part, status] = line.split(" ").map(Number);
      return [part ?? 0, status ?? 0];
    }),
  );
}
