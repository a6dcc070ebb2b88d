import type { Position } from "../markdown/document.ts";
import type { Place, Unknown } from "../session/events.ts";

/** How much it weighs: an error fails a run, a warning where it is asked to. */
export type Severity = "error" | "warning" | "info";

/** `exact`: follows from the text. `heuristic`: very likely, at most a warning. */
export type Evidence = "exact" | "heuristic";

/** How much was done to find it, from the text alone to the whole run. */
export type Tier =
  | "document"
  | "fence"
  | "syntax"
  | "payload"
  | "tool"
  | "flow"
  | "dry-run"
  | "metadata";

/** What a rule yields. The linter adds the rest. */
export interface Problem {
  readonly place: Place | Position;
  /** One line: "Unexpected X, expected Y"; values in backticks; no full stop. */
  readonly message: string;
  readonly evidence?: Evidence;
  /** Where this one harms less than the worst that the rule finds. */
  readonly atMost?: Severity;
  readonly related?: readonly Related[];
  /** Unknowns the problem rests on: the linter refuses a problem that rests on any. */
  readonly rests?: readonly Unknown[];
  /** What certainly puts it right: all of it or nothing. */
  readonly fix?: readonly Replacement[];
}

/** A stretch of one line and the text that belongs there; an empty text removes it. */
export interface Replacement {
  readonly place: Place | Position;
  readonly text: string;
}

/** Another place that explains a finding. */
export interface Related {
  /** The page itself without it: a metadata file, whose lines `place` counts. */
  readonly file?: string;
  readonly place: Place | Position;
  readonly message: string;
}

/** A line of a metadata file or template that a generated line came from. */
export interface Origin {
  readonly file: string;
  readonly line: number;
}

/** What the linter reports. The shape of the json report; names never change. */
export interface Finding extends Position {
  readonly rule: string;
  readonly severity: Severity;
  readonly tier: Tier;
  readonly evidence: Evidence;
  readonly file: string;
  readonly message: string;
  readonly related?: readonly (Position & {
    readonly file: string;
    readonly message: string;
  })[];
  readonly origin?: Origin;
  /** What `--fix` writes, where that is certain. */
  readonly fix?: readonly (Position & { readonly text: string })[];
}

/** What of a page was looked at; a summary adds them up. */
export interface Coverage {
  readonly blocks: number;
  readonly commands: number;
  readonly dryRun: DryRun;
}

/** How far the rehearsal could follow the statements of a page. */
export interface DryRun {
  readonly statements: number;
  readonly known: number;
  readonly evaluated: number;
  readonly unknown: number;
  readonly skipped: number;
}
