import type { Version } from "../../versions.ts";
import type { When } from "./choice.ts";
import type { Sourced } from "./origin.ts";

/** What a human must know or do. */
export interface Change extends Sourced {
  readonly id: string;
  readonly kind: "breaking" | "behaviour" | "security" | "known-issue";
  readonly title: string;
  readonly impact: string;
  readonly reason?: string;
  readonly severity?: "low" | "medium" | "high";
  /** Nothing fails and nothing is logged: it is easily missed. */
  readonly silent: boolean;
  readonly when?: When;
  /** All releases that brought it, this one included: breaks get backported. */
  readonly introducedIn: readonly Version[];
  /** Commands, options and endpoints of the product that are gone. */
  readonly usages: readonly ChangedUsage[];
  /** Guessed: what speaks for it, until a person has looked and takes this out. */
  readonly confirm?: string;
  /** Ids of changes that this one makes void. */
  readonly supersedes: readonly string[];
  /** Ids of changes that cannot hold together with this one. */
  readonly conflictsWith: readonly string[];
  /** First release in which one can prepare, and the one that insists. */
  readonly possibleFrom?: Version;
  readonly requiredBy?: Version;
  /** Read-only commands, in order: the first that answers decides. */
  readonly detect: readonly Probe[];
  readonly sample?: Sample;
  /** Command that makes the change for the reader. */
  readonly autofix?: string;
  readonly optOut?: OptOut;
}

/** A command that tells whether a change affects the reader. */
export interface Probe extends Sourced {
  readonly run: string;
  /** Output that means yes; any other output means no, a failure unknown. */
  readonly affectedIf: string;
}

/** What people type: `mill grain list`, `mill grain --coarse`, `GET /api/flour`. */
export interface ChangedUsage extends Sourced {
  readonly was: string;
  /** Without it nothing stands in its place. */
  readonly now?: string;
}

export interface OptOut {
  readonly how: string;
  /** The version that ends it. */
  readonly until?: Version;
}

/** The same thing before and after. */
export interface Sample extends Sourced {
  readonly language: string;
  readonly before: string;
  readonly after: string;
}
