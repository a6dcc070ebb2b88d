import type { Version } from "../../versions.ts";
import type { Sourced } from "./origin.ts";
import type { Duration } from "./step.ts";

/** From one release to another, over those between. */
export interface Way {
  readonly from: Version;
  readonly to: Version;
}

/** What the product promises about its releases. */
export interface Policy extends Sourced {
  /** Most major (minor) versions that one hop may cross; undefined is no limit. */
  readonly majorsAtOnce?: number;
  readonly minorsAtOnce?: number;
  /** Minor releases between a deprecation and its removal. */
  readonly deprecationNotice?: number;
  /** What each kind of release may do. */
  readonly bumps: readonly BumpPolicy[];
}

export const bumpKinds = ["patch", "minor", "major"] as const;

export interface BumpPolicy extends Sourced {
  readonly kind: (typeof bumpKinds)[number];
  readonly says: string;
  readonly downtime?: Duration;
  /** What such a release may do to the database. */
  readonly migrations?: string;
}

export interface Channel extends Sourced {
  readonly id: string;
  readonly title: string;
  /** Who should follow it, and what they can expect. */
  readonly says: string;
}
