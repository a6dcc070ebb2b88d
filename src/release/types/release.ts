import type { Version } from "../../versions.ts";
import type { Change } from "./change.ts";
import type { When } from "./choice.ts";
import type { ConfigDelta } from "./config.ts";
import type { Migration } from "./migration.ts";
import type { Sourced } from "./origin.ts";
import type { Depth, Duration, Step, Trouble } from "./step.ts";

/** What one release brings. */
export interface Release extends Sourced {
  readonly version: Version;
  /** ISO date. */
  readonly date: string;
  readonly status: Status;
  /** `stable`, or the name of the pre-release: `beta` of 1.1.0-beta.2. */
  readonly channel: string;
  readonly summary: string;
  readonly highlights: readonly string[];
  readonly difficulty: "easy" | "medium" | "hard";
  /** The time a person needs for the upgrade to it, preparation and checks included. */
  readonly duration?: Duration;
  /** Range of versions that may upgrade to this one; undefined is any. */
  readonly from?: string;
  /** Every way over this release lands on it. */
  readonly stop?: Stop;
  readonly risks: readonly Risk[];
  /** Range of versions of the product's parts that this release works with. */
  readonly parts: Readonly<Record<string, string>>;
  readonly requires: readonly Requirement[];
  readonly artifacts: readonly Artifact[];
  /** How far the settings of each surface were compared with the release before. */
  readonly coverage: Readonly<Record<string, Coverage>>;
  readonly config: readonly ConfigDelta[];
  readonly migrations: readonly Migration[];
  readonly changes: readonly Change[];
  readonly deprecated: readonly Deprecation[];
  /** Whether the file says what it deprecates, were it only "none". */
  readonly statesDeprecations: boolean;
  readonly rollback: readonly RollbackLimit[];
  readonly steps: readonly Step[];
  readonly troubleshooting: readonly Trouble[];
}

/** Absence of data is not absence of change: it is always written. */
export type Coverage = "checked" | "partial" | "unchecked";

/** Nobody is led to a release that is yanked or to be avoided. */
export type Status =
  | { readonly kind: "supported" }
  | { readonly kind: "eol" }
  | {
      readonly kind: "yanked" | "avoid";
      readonly reason: string;
      readonly fixedIn?: Version;
    };

/** A landing that no way may jump over. */
export interface Stop extends Sourced {
  /** `line`: any release of the same minor line will do. */
  readonly at: "version" | "line";
  readonly because: string;
  /** Only for these choices; unanswered counts as yes. */
  readonly when?: When;
  /** A read-only command that tells whether it applies; not run it counts as yes. */
  readonly probe?: string;
  /** What to wait for before the next leg. */
  readonly wait?: string;
  /** What a reader risks who jumps over it all the same. */
  readonly override?: string;
}

/** A hop that is known to go wrong, from a range of versions to this release. */
export interface Risk extends Sourced {
  readonly from: string;
  readonly why: string;
  readonly url?: string;
  readonly fixedIn?: Version;
}

/** Something of others that must be in a version range; it holds until changed. */
export interface Requirement extends Sourced {
  readonly name: string;
  readonly range: string;
  readonly tested?: string;
  readonly recommended?: string;
  /** A read-only command that prints the version in use. */
  readonly check?: string;
  /** Day after which its makers no longer support the range. */
  readonly eol?: string;
  readonly note?: string;
}

/** An image, a chart or an archive to mirror. */
export interface Artifact extends Sourced {
  readonly name: string;
  readonly digest?: string;
}

export interface Deprecation extends Sourced {
  readonly subject: string;
  /** The version planned to remove it. */
  readonly removed?: Version;
  readonly instead: string;
  readonly insteadSince?: Version;
}

/** What limits a rollback of one depth, in this release. */
export interface RollbackLimit extends Sourced {
  readonly depth: Depth;
  /** Step after which this depth no longer helps. */
  readonly until?: string;
  readonly loses?: string;
}
