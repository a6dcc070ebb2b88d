import type { Offered } from "../completion/cli.ts";

/** What a command knows of the world around it. */
export interface Surroundings {
  /** Absolute; relative paths start here. */
  readonly cwd: string;
  /** Whether the text goes to a terminal that shows colours. */
  readonly colour: boolean;
  /** Where a CI wants a page about the run: added to, never replaced. */
  readonly summaryFile?: string;
  /** Of Guidepost. */
  readonly version: string;
  /** The text that was handed over; read to its end. */
  readonly input?: () => Promise<string>;
  /** Where a command says something at once, beside its text. */
  readonly aside?: Aside;
  /** For a command that goes on until it is told to stop; missing where nobody can. */
  readonly console?: {
    readonly print: (text: string) => void;
    /** Empties the terminal, where the text goes to one. */
    readonly clear?: () => void;
    /** Aborted when the person at the terminal ends the command. */
    readonly interrupted: () => AbortSignal;
  };
}

export interface Aside {
  /** A line for people, whoever reads the text. */
  readonly say: (line: string) => void;
  /** How far a long run is, on a terminal alone; each takes the place of the last. */
  readonly progress?: (line: string) => void;
}

/** What a command gives back: only the CLI prints and exits. */
export interface Outcome {
  readonly text: string;
  readonly exitCode: 0 | 1;
}

/** `flags` in commander's notation: `--max-warnings <n>`. */
export interface Option {
  readonly flags: string;
  readonly summary: string;
  readonly choices?: readonly string[];
  /** May be given several times: its value is a list then. */
  readonly repeats?: true;
  readonly default?: string;
  /** What a shell may offer for its value, where `choices` and the flags do not tell. */
  readonly takes?: Operand["takes"];
}

export interface Operand {
  /** Commander's notation: `[paths...]`, `<rule>`. */
  readonly name: string;
  readonly summary: string;
  /** What a shell may offer for it: the names of something, or these words. */
  readonly takes?: Offered;
}

/** Option values by their camel-cased names. */
export type Options = Readonly<
  Record<string, string | boolean | readonly string[] | undefined>
>;

/** What `guidepost --help` says of a command. Its file is loaded when it is asked for. */
export interface Entry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/**
 * One command of the CLI: gathers its input, calls the stages, returns text.
 * Throws a `UsageError` for what the caller can put right.
 */
export interface Command {
  readonly operands: readonly Operand[];
  /** Command lines that one would show a friend; `--help` ends with them. */
  readonly examples: readonly string[];
  readonly options: readonly Option[];
  readonly run: (
    operands: readonly string[],
    options: Options,
    surroundings: Surroundings,
  ) => Promise<Outcome>;
}
