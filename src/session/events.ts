import type { Change, Thing } from "../tools/thing.ts";
import type { Value } from "./values.ts";
import type { SessionWants } from "./wants.ts";

/** Why something is not known: where it came from and in plain words. */
export interface Unknown {
  readonly block: number;
  readonly start: number;
  readonly why: string;
  /** The reader's own variable (or placeholder): nobody expects the page to know it. */
  readonly reader?: string;
}

/** Where in the document an event happened: offsets into the content of a block. */
export interface Place {
  readonly block: number;
  readonly start: number;
  readonly end: number;
}

/** Whose files and variables: the reader's machine, a container, a remote host. */
export type Namespace = string;

interface Happened {
  readonly place: Place;
  /** "host", "container:openwatch-db", "pod:artisan/postgresql-0", "ssh:db1" ... */
  readonly namespace: Namespace;
  /** What this event rests on and nobody knows. A finding must not rest on any. */
  readonly rests: readonly Unknown[];
  /** Happens only on some path (a branch, a loop, a fork that was not decided). */
  readonly maybe: boolean;
}

/**
 * One line of the session's log. Flow rules are queries over the log and never
 * look at the shell again.
 */
export type Event = Happened &
  (
    | { readonly kind: "set"; readonly name: string; readonly value: Value }
    | {
        /** A variable was expanded. `found` says whether anything set it before. */
        readonly kind: "read-variable";
        readonly name: string;
        readonly found: "set" | "unset" | "unknown";
        /** `${X:-y}` and friends: the author expects it to be unset at times. */
        readonly guarded: boolean;
      }
    | {
        readonly kind: "read-file";
        readonly path: Value;
        readonly found: "written" | "missing" | "unknown";
        /** What the reader makes of it: "restore", "apply", "read" ... */
        readonly as: string;
        /** Where the page wrote it: what it holds. */
        readonly form?: FileForm;
      }
    | {
        readonly kind: "write-file";
        readonly path: Value;
        readonly form: FileForm;
      }
    | { readonly kind: "remove-file"; readonly path: Value }
    | {
        readonly kind: "call";
        readonly argv: readonly Value[];
        /** The command the reader typed around this one: `sudo`, `docker exec` ... */
        readonly within: readonly string[];
        readonly terminal: Terminal;
        readonly asksTerminal?: AskedTerminal;
        readonly finishes: boolean | "unknown";
        /** Why it does not finish, in plain words. */
        readonly endless?: string;
        readonly background: boolean;
      }
    | {
        /** Something that lasts has changed. */
        readonly kind: "keep";
        readonly thing: Thing<Value>;
        readonly change: Change<Value>;
        /** On a machine that was started from its image for this call. */
        readonly fresh: boolean;
      }
    | {
        /** What is printed, or written to `to`, is what a thing holds. */
        readonly kind: "save";
        readonly thing: Thing<Value>;
        readonly to?: Value;
        /** Of what it would be made: a trial run makes none. */
        readonly made?: readonly Value[];
      }
    | { readonly kind: "cwd"; readonly path: Value }
    | {
        readonly kind: "enter";
        readonly into: Namespace;
        readonly interactive: boolean;
      }
    | { readonly kind: "fork"; readonly over: string; readonly option: string }
    | { readonly kind: "fail"; readonly why: string }
    | { readonly kind: "unknown"; readonly why: string }
  );

/** What a file holds, as far as the command that wrote it tells. */
export interface FileForm {
  readonly compressed?: "gzip" | "bzip2" | "xz" | "zstd" | "lz4";
  readonly content?: Value;
  readonly writer: string;
}

/** The command itself makes a terminal on its other side: `docker exec -t`. */
export interface AskedTerminal {
  /** What asks for it: "-it", or the command's default. */
  readonly option: string;
  /** What happens where its input is no terminal. */
  readonly stdin: "refuses" | "falls back" | "is not attached";
  /** It makes none where its output is no terminal. */
  readonly looksAtOutput?: true;
}

/** Whether a command's input and output are still the reader's terminal. */
export interface Terminal {
  readonly stdin: "terminal" | "redirected" | "piped";
  readonly stdout:
    "terminal" | "redirected" | "piped" | "captured" | "discarded";
}

/**
 * One statement of the document and how far the session could follow it.
 *
 * `known`: every command in it is one that the session or a tool file knows, and
 * everything they rest on is known text, a date in a known shape, or the reader's
 * own: a variable that the page asks for, a placeholder, what everybody's shell
 * has, what the reader types. Those are as good as text here: the same wherever
 * they come up again. Where nobody knows whether a branch is taken, the statement
 * is still known if all ways leave the same state behind. That commands succeed
 * is assumed, as the guide does.
 *
 * `unknown`: it rests on anything else, such as the output of a command, or on a
 * command that no file describes. `evaluated`: as known, with the help of a real
 * program. `skipped`: not run, by the author's word or because the script ended.
 */
export interface Statement {
  readonly place: Place;
  readonly outcome: "known" | "evaluated" | "unknown" | "skipped";
  /** Plain words, for `unknown` and `skipped`. */
  readonly why?: string;
}

/** The host's state when the last block was done, as far as it is known. */
export interface End {
  readonly variables: Readonly<Record<string, Value>>;
  readonly cwd: Value;
  /** By absolute path where it is known. */
  readonly files: Readonly<
    Record<string, { readonly form: FileForm; readonly maybe: boolean }>
  >;
}

/** What one rehearsal of a document's blocks found out. */
export interface Rehearsal {
  readonly events: readonly Event[];
  readonly statements: readonly Statement[];
  readonly end: End;
  /** Limits that ended something: "steps", "depth", "iterations", "length" ... */
  readonly limits: readonly { readonly place: Place; readonly limit: string }[];
  /** What it asked for and nobody had. */
  readonly wants: SessionWants;
}
