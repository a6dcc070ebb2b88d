import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { readDeclarations } from "./declarations.ts";
import type { Variables } from "./declarations.ts";

/** Where every script starts; its home is the folder above. */
export const start = "/home/reader/work";

interface Conditions {
  /** Names in PATH, next to `rec`, that record how they were called. */
  readonly recorders?: readonly string[];
  /** What every recorder prints. */
  readonly prints?: string;
  readonly milliseconds?: number;
}

/** What a script left behind in real bash. */
export interface Outcome {
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

// Around the script: stdin is the script, the arguments are what recorders
// print and their names. Gives what the script left running a moment, ends it,
// then prints the length of the index of all files, the index and, in the same
// order, their contents.
const envelope = `
mkdir -p /run/set /run/bin /run/dump ${start}; cd ${start}
cat > /run/set/script
printf %s "$PROLOGUE" > /run/set/prologue
printf %s "$RECORDER" > /run/set/recorder; chmod +x /run/set/recorder
printf %s "$SUDO" > /run/bin/sudo; chmod +x /run/bin/sudo
printf %s "$1" > /run/set/prints; shift
for name; do ln -s ../set/recorder "/run/bin/$name"; done
unset PROLOGUE RECORDER SUDO
BASH_ENV=/run/set/prologue bash /run/set/script < /dev/null > /run/dump/stdout 2> /run/dump/stderr
for try in 1 2 3 4 5 6 7 8 9; do set -- /proc/[0-9]*; [ $# -gt 2 ] || break; sleep 0.02; done
kill -9 -1
cd /; chmod -R u+rwX /home/reader
find /run/dump /home/reader -printf '%y %s %p\\0' > /run/set/index
stat -c %s /run/set/index; cat /run/set/index
find /run/dump /home/reader -type f -exec cat {} +
`;

const run = promisify(execFile);

/**
 * Runs a script in bash with no network, an empty home and a clean
 * environment. Rejects when it does not end in time.
 */
export async function runInBash(
  script: string,
  { recorders = [], prints = "", milliseconds = 10_000 }: Conditions = {},
): Promise<Outcome> {
  // A script that sets the EXIT trap itself loses ours.
  const ending = /\btrap\b/.test(script) ? "\n__dump\n" : "";
  const env = Object.entries({
    PROLOGUE: prologue,
    RECORDER: recorder,
    SUDO: sudo,
  }).flatMap(([name, value]) => ["--setenv", name, value]);
  const args = [
    ...boundary,
    ...env,
    "sh",
    "-c",
    envelope,
    "sh",
    prints,
    "rec",
    ...recorders,
  ];
  const running = run("bwrap", args, {
    encoding: "buffer",
    timeout: milliseconds,
    killSignal: "SIGKILL",
    maxBuffer: 256 * 1024 * 1024,
  });
  running.child.stdin?.end(script + ending);
  return unpack((await running).stdout);
}

function unpack(dump: Buffer): Outcome {
  const indexStart = dump.indexOf("\n") + 1;
  let offset = indexStart + Number(dump.toString("latin1", 0, indexStart));
  const found = new Map<string, string>();
  for (const entry of dump.toString("utf8", indexStart, offset).split("\0")) {
    const [, type, size, path] = /^(.) (\d+) (.*)$/s.exec(entry) ?? [];
    if (type !== "f" || path === undefined) continue;
    found.set(path, dump.toString("utf8", offset, offset + Number(size)));
    offset += Number(size);
  }

  const declared = found.get("/run/dump/variables");
  return {
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
