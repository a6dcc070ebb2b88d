import type { CompoundCommand, CompoundList, Redirected } from "unbash";
import { Files, type Found } from "./files.ts";
import { after, resolve } from "./paths.ts";
import type { FileForm, Namespace, Unknown } from "./events.ts";
import type { Source, Span } from "./source.ts";
import { type Value, concat, same, unknown } from "./values.ts";
import { type Variable, joinVariables, sameVariable } from "./variables.ts";

/**
 * What a command returned. `assumed`: nobody knows, but a guide means success,
 * so `&&` goes on. `unknown`: a question (`test`, `grep`), so `&&` forks.
 */
export type Status = number | "assumed" | "unknown";

/** Where a descriptor leads. Streams live in the state, because forks copy them. */
export type Descriptor =
  | { readonly kind: "terminal" | "null" | "closed" | "unknown" }
  | {
      readonly kind: "stream";
      readonly stream: number;
      readonly as: "piped" | "captured" | "redirected";
    }
  | {
      readonly kind: "file";
      readonly path: Value;
      readonly namespace: Namespace;
    };

/** Text on its way: what is still to be read, or what was written so far. */
export interface Stream {
  readonly value: Value;
  readonly compressed?: FileForm["compressed"];
  /** The file it was opened from: writing there makes the rest unknown. */
  readonly path?: Value;
  /** Where a here-document stands. */
  readonly node?: Span;
}

export interface Routine {
  readonly body: CompoundCommand | Redirected | CompoundList;
  readonly source: Source;
}

/** After a `cd` that nobody knows to have worked. */
export interface Astray {
  readonly instead: Value;
  readonly whereabouts: Unknown;
  /** Relative paths that led out of the folder, and where else they may lead. */
  readonly escapes: readonly {
    readonly path: Value;
    readonly instead: Value;
  }[];
}

/** One shell: a subshell works on a copy, a child starts a new one. */
export interface Shell {
  namespace: Namespace;
  cwd: Value;
  name: Value;
  variables: Map<string, Variable>;
  functions: Map<string, Routine | "unknown">;
  aliases: Map<string, Value>;
  /** `$1` and on; nothing where nobody knows them. */
  positional: readonly Value[] | undefined;
  /** What `local` hid, a map for each function that is running. */
  scopes: Map<string, Variable | undefined>[];
  options: Map<string, boolean | "maybe">;
  descriptors: Map<number, Descriptor>;
  folders: readonly Value[];
  /** Scripts to run at `EXIT` or after an `ERR`. */
  traps: Map<string, Value>;
  status: Status;
  /** Where the shell still is if the last `cd` did not find its folder. */
  astray: Astray | undefined;
  /** The block whose `cd` led here; nothing before the first. */
  enteredIn: number | undefined;
  /** Why any variable may be set: something unknown was sourced. */
  open: Unknown | undefined;
  /** Which environment the names that were never set come from. */
  environment: number;
}

/** Everything a path through the script can change. Copied at forks, joined after. */
export class State {
  shell: Shell;
  machines: Map<Namespace, Files>;
  streams: Map<number, Stream>;
  /** False once this path has left: `exit`, `return`, `break`. */
  alive = true;

  constructor(
    shell: Shell,
    machines: Map<Namespace, Files> = new Map(),
    streams: Map<number, Stream> = new Map(),
  ) {
    this.shell = shell;
    this.machines = machines;
    this.streams = streams;
  }

  files(namespace: Namespace = this.shell.namespace): Files {
    let files = this.machines.get(namespace);
    if (!files) {
      files = new Files();
      this.machines.set(namespace, files);
    }
    return files;
  }

  /** The path that a word of a command names here. */
  resolve(word: Value): Value {
    const { astray, cwd } = this.shell;
    const path = resolve(word, cwd);
    const [first] = word;
    const absolute = first?.kind === "text" && first.text.startsWith("/");
    if (astray && !absolute && !after(path, cwd)) {
      const instead = resolve(word, astray.instead);
      const escapes = [...astray.escapes.slice(-20), { path, instead }];
      this.shell.astray = { ...astray, escapes };
    }
    return path;
  }

  /** Which other file a path may be, because the last `cd` may have failed. */
  otherPlace(path: Value, namespace: Namespace): Value | undefined {
    const { astray, cwd, namespace: here } = this.shell;
    if (!astray || namespace !== here) return undefined;
    const rest = after(path, cwd);
    if (rest) return concat(astray.instead, rest);
    return astray.escapes.find((escape) => same(escape.path, path))?.instead;
  }

  find(path: Value, namespace: Namespace = this.shell.namespace): Found {
    const found = this.files(namespace).find(path);
    if (found.found !== "written") return found;
    if (!this.otherPlace(path, namespace)) return found;
    const { compressed, writer } = found.entry.form;
    const form = { writer, ...(compressed ? { compressed } : {}) };
    return { found: "written", entry: { ...found.entry, form } };
  }

  copy(): State {
    const machines = new Map(
      [...this.machines].map(([name, files]) => [name, files.copy()]),
    );
    const other = new State(
      copyShell(this.shell),
      machines,
      new Map(this.streams),
    );
    other.alive = this.alive;
    return other;
  }

  become(other: State): void {
    this.shell = other.shell;
    this.machines = other.machines;
    this.streams = other.streams;
    this.alive = other.alive;
  }

  /** Takes in the other path of a fork. True where anything differs. */
  join(other: State, doubt: Unknown): boolean {
    if (!other.alive) return false;
    if (!this.alive) {
      this.become(other);
      return false;
    }
    const shells = joinShells(this.shell, other.shell, doubt);
    let differs = shells;
    for (const name of new Set([
      ...this.machines.keys(),
      ...other.machines.keys(),
    ])) {
      differs = this.files(name).join(other.files(name)) || differs;
    }
    for (const id of new Set([
      ...this.streams.keys(),
      ...other.streams.keys(),
    ])) {
      differs = this.joinStream(id, other.streams.get(id), doubt) || differs;
    }
    return differs;
  }

  private joinStream(
    id: number,
    theirs: Stream | undefined,
    doubt: Unknown,
  ): boolean {
    const ours = this.streams.get(id);
    if (ours === theirs) return false;
    if (
      ours &&
      theirs &&
      same(ours.value, theirs.value) &&
      ours.compressed === theirs.compressed
    ) {
      return false;
    }
    this.streams.set(id, { value: unknown({ ...doubt }) });
    return true;
  }
}

export function copyShell(shell: Shell): Shell {
  return {
    ...shell,
    variables: new Map(shell.variables),
    functions: new Map(shell.functions),
    aliases: new Map(shell.aliases),
    scopes: shell.scopes.map((scope) => new Map(scope)),
    options: new Map(shell.options),
    descriptors: new Map(shell.descriptors),
    traps: new Map(shell.traps),
  };
}

function joinShells(a: Shell, b: Shell, doubt: Unknown): boolean {
  let differs = false;
  for (const name of new Set([...a.variables.keys(), ...b.variables.keys()])) {
    const ours = a.variables.get(name);
    const theirs = b.variables.get(name);
    if (sameVariable(ours, theirs)) continue;
    a.variables.set(name, joinVariables(ours, theirs, doubt));
    differs = true;
  }
  differs =
    joinMaps(a.functions, b.functions, sameRoutine, "unknown") || differs;
  differs = joinMaps(a.options, b.options, Object.is, "maybe") || differs;
  const nowhere: Descriptor = { kind: "unknown" };
  differs =
    joinMaps(a.descriptors, b.descriptors, sameDescriptor, nowhere) || differs;
  for (const [name, value] of b.traps) a.traps.set(name, value);
  for (const [name, value] of b.aliases) a.aliases.set(name, value);

  if (a.astray !== b.astray) a.astray ??= b.astray;
  if (!same(a.cwd, b.cwd)) {
    a.cwd = unknown({ ...doubt });
    differs = true;
  }
  if (!sameList(a.positional, b.positional)) {
    a.positional = undefined;
    differs = true;
  }
  if (!sameList(a.folders, b.folders)) a.folders = [];
  // Both sides succeeded by assumption or for certain: success is assumed.
  if (a.status !== b.status) {
    const fine = [a.status, b.status].every(
      (status) => status === 0 || status === "assumed",
    );
    a.status = fine ? "assumed" : "unknown";
  }
  if (a.environment !== b.environment) {
    a.open ??= b.open;
    a.environment = Math.max(a.environment, b.environment);
    differs = true;
  }
  a.scopes = a.scopes.map((scope, depth) =>
    joinScopes(scope, b.scopes[depth] ?? new Map<string, undefined>(), doubt),
  );
  return differs;
}

function joinScopes(
  a: Map<string, Variable | undefined>,
  b: ReadonlyMap<string, Variable | undefined>,
  doubt: Unknown,
): Map<string, Variable | undefined> {
  const joined = new Map(a);
  for (const name of new Set([...a.keys(), ...b.keys()])) {
    if (a.has(name) && b.has(name) && sameVariable(a.get(name), b.get(name))) {
      continue;
    }
    joined.set(name, joinVariables(a.get(name), b.get(name), doubt));
  }
  return joined;
}

function joinMaps<Key, Item>(
  a: Map<Key, Item>,
  b: ReadonlyMap<Key, Item>,
  equal: (ours: Item | undefined, theirs: Item | undefined) => boolean,
  doubtful: Item,
): boolean {
  let differs = false;
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    if (equal(a.get(key), b.get(key))) continue;
    a.set(key, doubtful);
    differs = true;
  }
  return differs;
}

function sameRoutine(
  a: Routine | "unknown" | undefined,
  b: Routine | "unknown" | undefined,
): boolean {
  if (typeof a !== "object" || typeof b !== "object") return a === b;
  return a.body === b.body;
}

function sameDescriptor(
  a: Descriptor | undefined,
  b: Descriptor | undefined,
): boolean {
  if (a === b) return true;
  if (a?.kind === "stream") {
    return b?.kind === "stream" && a.stream === b.stream;
  }
  if (a?.kind === "file") return b?.kind === "file" && same(a.path, b.path);
  return a?.kind === b?.kind;
}

function sameList(
  a: readonly Value[] | undefined,
  b: readonly Value[] | undefined,
): boolean {
  if (a === b) return true;
  if (!a || !b || a.length !== b.length) return false;
  return a.every((value, index) => same(value, b[index] ?? []));
}
