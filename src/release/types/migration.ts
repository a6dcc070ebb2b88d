import type { Version } from "../../versions.ts";
import type { Sourced } from "./origin.ts";

/** A change of stored data that a release brings. */
export type Migration = Sourced & {
  /** `background` goes on after the upgrade: the next leg waits for it. */
  readonly runs: "on-start" | "by-hand" | "background";
  /** Whether the release before keeps working while and after it runs. */
  readonly online: boolean;
  /**
   * Whether it can be undone. What a step by hand does for good still leaves a
   * rollback of the schema whose `until` names that step, before it.
   */
  readonly reversible: boolean;
  readonly cost: readonly CostPoint[];
  /** Range of releases that contain its code; a leg that needs it lands inside. */
  readonly carriedIn?: string;
  /** First version that refuses to start before it has finished. */
  readonly finishBefore?: Version;
  /** A read-only command that waits until it is done. */
  readonly wait?: string;
  readonly note?: string;
  /** Guessed: what a person must look at before taking this out. */
  readonly confirm?: string;
} & (
    | {
        readonly kind: "revisions";
        readonly tool: string;
        /** Revision before the first and after the last of them. */
        readonly after: string;
        readonly head: string;
      }
    | {
        /** Code of the product's own; the step that runs it bears its id. */
        readonly kind: "own";
        readonly id: string;
        readonly title: string;
      }
  );

/** How long a migration took somewhere. */
export interface CostPoint {
  readonly rows: number;
  /** Seconds. */
  readonly took: number;
  readonly on: string;
}
