import { relative } from "node:path";
import type { End, Event, FileForm, Rehearsal, Statement } from "../events.ts";
import { type Value, text, unknown } from "../values.ts";
import type { Variables } from "./declarations.ts";
import { type Outcome, start } from "./sandbox.ts";

/** What one run over one combination of choices told. */
export interface Ran extends Pick<
  Rehearsal,
  "events" | "statements" | "limits"
> {
  /** Nothing where the sandbox did not come to its end. */
  readonly outcome: Outcome | undefined;
}

/** One log of several runs: what happened in several is told once. */
export function mergeRuns(
  runs: readonly Ran[],
): Pick<Rehearsal, "events" | "statements" | "limits"> {
  const statements = new Map<string, Statement>();
  for (const statement of runs.flatMap((run) => run.statements)) {
    const key = JSON.stringify(statement.place);
    const before = statements.get(key);
    if (!before || statement.outcome === "unknown")
      statements.set(key, statement);
  }
  return {
    events: eachOnce(runs.map(({ events }) => events)).toSorted(
      (a, b) => a.place.block - b.place.block,
    ),
    statements: [...statements.values()].toSorted(
      (a, b) => a.place.block - b.place.block || a.place.start - b.place.start,
    ),
    limits: eachOnce(runs.map(({ limits }) => limits)),
  };
}

/** As often as it is in the list that has it most often. */
function eachOnce<Item extends Event | Rehearsal["limits"][number]>(
  lists: readonly (readonly Item[])[],
): Item[] {
  const seen = new Map<string, number>();
  return lists.flatMap((list) => {
    const counts = new Map<string, number>();
    return list.filter((item) => {
      const key = JSON.stringify(item);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      if (count <= (seen.get(key) ?? 0)) return false;
      seen.set(key, count);
      return true;
    });
  });
}

/** What every run ended with; what differs between them is not known. */
export function endOf(runs: readonly Ran[]): End {
  const outcomes = runs.flatMap(({ outcome }) => outcome ?? []);
  const folders = new Set(outcomes.map(({ cwd }) => cwd));
  const [folder] = folders;
  return {
    cwd: folders.size === 1 && folder !== undefined ? text(folder) : differing,
    variables: variablesOf(outcomes.map(({ variables }) => variables)),
    files: filesOf(outcomes),
  };
}

const differing: Value = unknown({
  block: 0,
  start: 0,
  why: "it depends on the choices",
});

const ofTheShell =
  /^(?:BASH|COMP_|EPOCH|OPT|PS\d$)|^(?:DIRSTACK|EUID|FUNCNAME|GROUPS|HISTCMD|HOME|HOSTNAME|HOSTTYPE|IFS|LANG|LINENO|MACHTYPE|OLDPWD|OSTYPE|PATH|PIPESTATUS|PPID|PWD|RANDOM|SECONDS|SHELL|SHELLOPTS|SHLVL|SRANDOM|TERM|UID|_)$/;

/** Of every shell, whether a page sets anything or not. */
export function isOfTheShell(name: string): boolean {
  return ofTheShell.test(name);
}

/** What the page's own variables hold, by name. */
export function valuesOf(
  variables: Variables | undefined,
): ReadonlyMap<string, string> {
  return new Map(
    [...(variables ?? [])].flatMap(([name, value]) =>
      isOfTheShell(name) ? [] : [[name, shown(value)] as const],
    ),
  );
}

function variablesOf(
  all: readonly (Variables | undefined)[],
): End["variables"] {
  const values = new Map<string, Value>();
  const own = all.map(valuesOf);
  for (const name of new Set(own.flatMap((one) => [...one.keys()]))) {
    const found = new Set(own.map((one) => one.get(name)));
    const [only] = found;
    const same = found.size === 1 && only !== undefined;
    values.set(name, same ? text(only) : differing);
  }
  return Object.fromEntries(values);
}

/** An array as the log shows it: its items with spaces between them. */
function shown(value: string | ReadonlyMap<string, string>): string {
  return typeof value === "object" ? [...value.values()].join(" ") : value;
}

/** Paths under the folder where the reader started are told from there. */
function filesOf(outcomes: readonly Outcome[]): End["files"] {
  const files = new Map<string, { form: FileForm; maybe: boolean }>();
  const paths = new Set(outcomes.flatMap(({ files }) => [...files.keys()]));
  for (const path of paths) {
    const found = new Set(outcomes.map(({ files }) => files.get(path)));
    const [only] = found;
    const same = found.size === 1 && only !== undefined;
    const name = path.startsWith(`${start}/`) ? relative(start, path) : path;
    files.set(name, {
      form: { writer: "bash", ...(same && { content: text(only) }) },
      maybe: found.has(undefined),
    });
  }
  return Object.fromEntries(files);
}
