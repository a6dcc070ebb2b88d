import type { Toolbox } from "../tools/index.ts";

/** A text command all of whose input is known: what a real one prints would be, too. */
export interface Evaluation {
  /** The program first. */
  readonly argv: readonly string[];
  /** Nothing where it is the reader's terminal, or not known. */
  readonly stdin?: string;
  /** What the files hold that its words name, by those words. */
  readonly files: Readonly<Record<string, string>>;
}

/** What came of it. The shortcomings of who ran it are never the author's. */
export type Evaluated =
  | {
      readonly kind: "ran";
      readonly stdout: string;
      readonly status: number;
    }
  | {
      readonly kind: "unknown";
      readonly why: string;
      /** The limit that ended it. */
      readonly limit?: EvaluationLimit;
    };

export type EvaluationLimit = "time" | "memory" | "output";

/** A file of the folder where the reader starts. */
export type Fixture =
  | { readonly kind: "text"; readonly text: string }
  /** It is there, and what it holds is not told: too large, not text. */
  | { readonly kind: "opaque" }
  | { readonly kind: "folder" }
  | { readonly kind: "missing" };

/** What would have helped a rehearsal to know more. */
export interface SessionWants {
  readonly evaluations: readonly Evaluation[];
  /** Paths from the folder where the reader starts, in no way out of it. */
  readonly files: readonly string[];
}

/** What helps a rehearsal: each answers nothing where nobody looked yet. */
export interface SessionSources {
  readonly evaluated?: (evaluation: Evaluation) => Evaluated | undefined;
  readonly fixture?: (path: string) => Fixture | undefined;
  /** The tools that calls run; those that come with Guidepost without it. */
  readonly toolCalled?: Toolbox;
}

/** Two evaluations with the same key give the same. */
export function evaluationKey({ argv, stdin, files }: Evaluation): string {
  return JSON.stringify([argv, stdin ?? null, Object.entries(files).sort()]);
}
