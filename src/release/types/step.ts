import type { Version } from "../../versions.ts";
import type { When } from "./choice.ts";
import type { Sourced } from "./origin.ts";

/** A step's place in a leg, in the order a reader meets them. */
export const phases = [
  "prepare",
  "backup",
  "upgrade",
  "verify",
  "after",
  "rollback",
] as const;
export type Phase = (typeof phases)[number];

/** How deep a rollback reaches, shallowest first. */
export const depths = ["code", "schema", "data"] as const;
export type Depth = (typeof depths)[number];

/** The unit of a guide. */
export interface Step extends Sourced {
  readonly id: string;
  readonly title: string;
  readonly phase: Phase;
  readonly action: Action;
  readonly why?: string;
  readonly when?: When;
  /** Id of the step this one stands before or after. */
  readonly before?: string;
  readonly after?: string;
  readonly expect?: string;
  /** A sample of what the last command prints. */
  readonly prints?: string;
  readonly downtime?: Duration;
  /** The author's reason why the dry run leaves it out. */
  readonly skip?: string;
  /** Rollback steps only. */
  readonly depth?: Depth;
  /** The part whose legs have the step; the product's own without it. */
  readonly part?: string;
  /** On which legs of a longer way; on every one without it. */
  readonly repeat?: "every-hop" | "once" | "final-only";
  /** A migration tool: only on legs that bring migrations of it. */
  readonly migrates?: string;
  /** Range of target versions whose guides carry the step. */
  readonly since?: Version;
  readonly until?: Version;
}

export type Action =
  | { readonly kind: "run"; readonly run: string }
  | { readonly kind: "manual"; readonly manual: string }
  | {
      /** Rendered from the leg's configuration deltas, in the surface's own form. */
      readonly kind: "config";
      readonly surface: string;
    }
  | {
      /** The steps of a runbook stand here. */
      readonly kind: "use";
      readonly runbook: string;
    };

/** Seconds, least to most. */
export interface Duration {
  readonly least: number;
  readonly most: number;
}

export interface Trouble extends Sourced {
  readonly symptom: string;
  readonly cause: string;
  readonly when?: When;
  readonly run?: string;
  readonly fix?: string;
}
