import { type Variables, readDeclarations } from "./declarations.ts";

export interface RecordedCall {
  readonly part: number;
  readonly argv: readonly string[];
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

/** Reads what the sandbox tells of one script, and where that ends. */
export function unpack(
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
