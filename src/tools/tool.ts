import { type Change, tellChange, tellThing, type Thing } from "./thing.ts";

export type { Change, Thing } from "./thing.ts";

/**
 * A tool says what one call of it does to files, machines and the terminal.
 * Words are plain strings in which everything unknown is a hole
 * (`shell/words.ts`); paths it hands back may hold holes too.
 */
export interface Tool {
  readonly name: string;
  /** What it is called as, where that is not its name alone. */
  readonly names?: readonly string[];
  readonly summary: string;
  /** Each with the lines that `tellEffect` makes of what it does. */
  readonly examples: readonly {
    readonly command: string;
    readonly does: readonly string[];
  }[];
  /** The words after the name. */
  readonly effects: (words: readonly string[]) => Iterable<Effect>;
  readonly retired?: Retirement;
}

/** A tool that reads like a form: all but its effects is words. */
export type Effects = Iterable<Effect>;

/** A tool that its makers ended: what to use instead, and since when. */
export interface Retirement {
  readonly since: string;
  readonly instead: string;
  readonly why: string;
  /** What to use instead is its new name, and all words after it stay. */
  readonly takesSameWords?: true;
}

/**
 * A machine with files and variables of its own: "container:db", "pod:web/api".
 * A `fresh` one starts from an image, so nobody knows what is on it.
 */
export interface Machine {
  readonly name: string;
  readonly fresh?: boolean;
}

/** What a command makes of a file it reads. */
export type Reading =
  "restore" | "apply" | "run" | "values" | "unpack" | "build" | "copy" | "read";

export type Compression = "gzip" | "bzip2" | "xz" | "zstd" | "lz4";

export type Effect =
  /** It changes something that lasts. */
  | { readonly kind: "keep"; readonly thing: Thing; readonly change: Change }
  /** What it prints, or writes to this file, is what a thing holds, or would hold. */
  | {
      readonly kind: "save";
      readonly thing: Thing;
      readonly to?: string;
      readonly made?: readonly string[];
    }
  | {
      readonly kind: "read";
      readonly path: string;
      readonly as: Reading;
      readonly on?: Machine;
    }
  | {
      readonly kind: "write";
      readonly path: string;
      readonly compressed?: Compression;
      readonly on?: Machine;
    }
  | { readonly kind: "folder" | "remove"; readonly path: string }
  /** From here on nobody knows what is under this path. */
  | { readonly kind: "open"; readonly path: string; readonly on?: Machine }
  /** What it makes of its standard input. */
  | { readonly kind: "input"; readonly as: Reading }
  /** Its output is compressed. */
  | { readonly kind: "output"; readonly compressed: Compression }
  /** Runs the words from this one on as a command, up to `to`. */
  | {
      readonly kind: "run";
      readonly from: number;
      readonly to?: number;
      readonly on?: Machine;
      /** It gets more arguments that nobody knows: `xargs`. */
      readonly more?: boolean;
      readonly cwd?: string;
    }
  /** Runs words, up to `to`, as the text of a script: `ssh host a "b c"`. */
  | {
      readonly kind: "script";
      readonly from: number;
      readonly to?: number;
      readonly on?: Machine;
    }
  /** Opens a shell: it reads a script from its input, or the reader types. */
  | { readonly kind: "shell"; readonly on?: Machine }
  /** Makes a terminal on its other side, and what it does where its input is none. */
  | {
      readonly kind: "terminal";
      readonly option: string;
      readonly stdin: "refuses" | "falls back" | "is not attached";
      /** It makes none where its output is no terminal. */
      readonly looksAtOutput?: true;
    }
  /** Does not end by itself. */
  | { readonly kind: "endless"; readonly why: string }
  /** Waits for what the reader types, unless its input comes from elsewhere. */
  | { readonly kind: "interactive"; readonly why: string }
  /** Does something that this file does not describe. */
  | {
      readonly kind: "unmodelled";
      readonly why: string;
      /** Also on the machines behind it. */
      readonly everywhere?: true;
      /** All that it may change, where custom tells; any file in its folder otherwise. */
      readonly within?: readonly string[];
    };

/** One line for people and tests: `writes x.sql on container:db`. */
export function tellEffect(effect: Effect): string {
  const on = "on" in effect && effect.on ? ` on ${effect.on.name}` : "";
  switch (effect.kind) {
    case "keep":
      return `${tellThing(effect.thing)} ${tellChange(effect.change)}`;
    case "save":
      return `saves ${tellThing(effect.thing)}${effect.to === undefined ? "" : ` to ${effect.to}`}`;
    case "read":
      return `reads ${effect.path} (${effect.as})${on}`;
    case "write":
      return `writes ${effect.path}${effect.compressed ? ` (${effect.compressed})` : ""}${on}`;
    case "folder":
      return `makes folder ${effect.path}`;
    case "remove":
      return `removes ${effect.path}`;
    case "open":
      return `opens ${effect.path}${on}`;
    case "input":
      return `reads its input (${effect.as})`;
    case "output":
      return `prints ${effect.compressed}`;
    case "run":
      return `runs from word ${effect.from}${effect.more ? " with more words" : ""}${on}`;
    case "script":
      return `runs a script from word ${effect.from}${on}`;
    case "shell":
      return `opens a shell${on}`;
    case "terminal":
      return `asks for a terminal: ${effect.option}, ${effect.stdin}`;
    case "endless":
      return `does not end: ${effect.why}`;
    case "interactive":
      return `waits for the reader: ${effect.why}`;
    case "unmodelled":
      return `is not modelled: ${effect.why}`;
  }
}
