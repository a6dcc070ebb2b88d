import type { FileForm, Namespace, Unknown } from "./events.ts";
import type { Facts } from "./facts.ts";
import type { Source, Span } from "./source.ts";
import { type Value } from "./values.ts";
import type { Variable } from "./variables.ts";
import type { CompoundCommand, CompoundList, Redirected } from "unbash";

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
      /** Whoever reads it may end first, and with it who writes. */
      readonly mayBreak?: boolean;
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
  variables: Facts<string, Variable>;
  functions: Facts<string, Routine | "unknown">;
  aliases: Facts<string, Value>;
  /** `$1` and on; nothing where nobody knows them. */
  positional: readonly Value[] | undefined;
  /** What `local` hid, a map for each function that is running. */
  scopes: Map<string, Variable | undefined>[];
  options: Facts<string, boolean | "maybe">;
  descriptors: Map<number, Descriptor>;
  folders: readonly Value[];
  /** Scripts to run at `EXIT` or after an `ERR`. */
  traps: Facts<string, Value>;
  status: Status;
  /** Where the shell still is if the last `cd` did not find its folder. */
  astray: Astray | undefined;
  /** What follows runs beside it, and may write to the files that it reads. */
  inBackground: boolean;
  /** The block whose `cd` led here; nothing before the first. */
  enteredIn: number | undefined;
  /** Why any variable may be set: something unknown was sourced. */
  open: Unknown | undefined;
  /** Its machine was started from an image for what runs in it. */
  readonly fresh: boolean;
  /** Which environment the names that were never set come from. */
  environment: number;
}

export function copyShell(shell: Shell): Shell {
  return {
    ...shell,
    variables: shell.variables.copy(),
    functions: shell.functions.copy(),
    aliases: shell.aliases.copy(),
    scopes: shell.scopes.map((scope) => new Map(scope)),
    options: shell.options.copy(),
    descriptors: new Map(shell.descriptors),
    traps: shell.traps.copy(),
  };
}
