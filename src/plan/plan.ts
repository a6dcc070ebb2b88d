import type {
  Artifact,
  Change,
  ConfigDelta,
  Duration,
  Migration,
  Product,
  Release,
  Requirement,
  Step,
  Trouble,
} from "../release/types.ts";
import type { Version } from "../versions.ts";
import type { Conflict } from "./changes.ts";
import type { LivingDeprecation } from "./deprecations.ts";
import { sumOf } from "./downtime.ts";
import { legBetween } from "./leg.ts";
import type { Obstacle } from "./path/obstacles.ts";
import type { NoPath } from "./path/no-path.ts";
import type { PointOfNoReturn } from "./no-return.ts";
import { findPath } from "./path/path.ts";
import type { RollbackPlan } from "./rollback.ts";
import type { SettleWarning } from "./settle/settle.ts";
import { verdictOf, type Verdict } from "./verdict.ts";

/** The reader's answers: choice id to option id. What is not answered stays open. */
export type Answers = Readonly<Record<string, string>>;

/** Everything a reader must do to get from one version to another. A value. */
export interface Plan {
  readonly kind: "plan";
  readonly product: Product;
  readonly from: Version;
  readonly to: Version;
  readonly answers: Answers;
  /** In order; a leg ends where the next begins. */
  readonly legs: readonly Leg[];
  readonly verdict: Verdict;
  /** Of all legs. */
  readonly downtime: Duration;
  /** The time a person needs for all legs, as far as their releases say. */
  readonly duration?: Duration;
}

/** One hop of a plan: what its releases bring, and the steps, ready to show. */
export interface Leg {
  /** Part id; empty for the product itself. */
  readonly part: string;
  readonly from: Version;
  readonly to: Version;
  readonly releases: readonly Release[];
  /** Releases that the start has and the target does not. */
  readonly lost: readonly Release[];
  /** Why the leg ends here; empty on a last leg. */
  readonly landing: readonly Obstacle[];
  readonly variables: readonly PlannedVariable[];
  /** By phase, rollback steps apart. */
  readonly steps: readonly Step[];
  /** Steps that do not apply, each with the reason. */
  readonly leftOut: readonly { readonly step: Step; readonly why: string }[];
  readonly requires: readonly Requirement[];
  /** Settled: what changes for an operator who takes all releases at once. */
  readonly config: readonly ConfigDelta[];
  /** What an operator should know of how the settings got there. */
  readonly warnings: readonly SettleWarning[];
  readonly migrations: readonly Migration[];
  readonly changes: readonly Change[];
  readonly conflicts: readonly Conflict[];
  /** At the target, by removal. */
  readonly deprecated: readonly LivingDeprecation[];
  /** Of all releases of the leg, for mirrors. */
  readonly artifacts: readonly Artifact[];
  /** Shallowest first; only depths that help on this leg. */
  readonly rollback: readonly RollbackPlan[];
  readonly noReturn: readonly PointOfNoReturn[];
  readonly troubleshooting: readonly Trouble[];
  readonly downtime: Duration;
  /** The time a person needs; undefined where no release of the leg says. */
  readonly duration?: Duration;
}

/** A variable of the reader's shell; `value` where the plan computes it. */
export interface PlannedVariable {
  readonly name: string;
  readonly kind: "asked" | "secret" | "computed";
  readonly ask: string;
  readonly value: string;
  readonly when: Step["when"];
  readonly origin: Step["origin"];
}

/** What a reader may say beside the two versions. */
export interface Request {
  readonly answers?: Answers;
  /** Parts that are versioned apart and move, too. */
  readonly parts?: readonly PartMove[];
  /** Ids of obstacles whose risk the reader takes. */
  readonly waive?: readonly string[];
}

export interface PartMove {
  readonly part: string;
  readonly from: Version;
  readonly to: Version;
}

/**
 * Plans the way between two versions of a product.
 *
 * Answers a plan, or the reason why there is none: an unknown version with its
 * neighbours, the same version, a downgrade, or the constraint that blocks.
 */
export function plan(
  product: Product,
  from: Version,
  to: Version,
  request: Request = {},
): Plan | NoPath {
  const path = findPath(product, { from, to }, request);
  if (path.kind === "no-path") return path;
  const { answers = {} } = request;
  const legs = path.hops.map((hop) => legBetween(product, hop, answers));
  const verdict = verdictOf(product, legs);
  const durations = legs.flatMap(({ duration }) => duration ?? []);
  return {
    kind: "plan",
    product,
    from,
    to,
    answers,
    legs,
    verdict,
    downtime: sumOf(legs.map((leg) => leg.downtime)),
    ...(durations.length > 0 && { duration: sumOf(durations) }),
  };
}
