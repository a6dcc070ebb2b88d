import {
  depths,
  type Depth,
  type Migration,
  type RollbackLimit,
  type Step,
} from "../release/types.ts";

/** How to return from one depth, and until when it helps. */
export interface RollbackPlan {
  readonly depth: Depth;
  readonly steps: readonly Step[];
  /** Step after which this depth no longer helps. */
  readonly until?: string;
  readonly loses?: string;
  /** Of a return of the code alone: whether the old code works on the new schema. */
  readonly schema: "unchanged" | "compatible" | "incompatible";
}

/**
 * The depths that help on a leg. A schema that did not change needs no return; one
 * that cannot be undone has none, or one until the step by hand that changes it.
 * Data goes back whole, its schema with it.
 */
export function planRollback(leg: {
  readonly steps: readonly Step[];
  readonly migrations: readonly Migration[];
  readonly limits: readonly RollbackLimit[];
}): RollbackPlan[] {
  const { steps, migrations, limits } = leg;
  const until = limits.find(({ depth }) => depth === "schema")?.until;
  const reversible = migrations.every(
    (migration) => migration.reversible || isStep(migration, until),
  );
  const schema = schemaAfterwards(migrations);
  return depths
    .filter((depth) => steps.some((step) => step.depth === depth))
    .filter(
      (depth) => depth !== "schema" || (migrations.length > 0 && reversible),
    )
    .map((depth) => {
      const limit = limits.find((limit) => limit.depth === depth);
      return {
        depth,
        schema,
        steps: steps.filter((step) => belongsTo(step, depth)),
        ...(limit?.until !== undefined && { until: limit.until }),
        ...(limit?.loses !== undefined && { loses: limit.loses }),
      };
    });
}

/** Whether a migration happens in this step, and not a moment before. */
export function isStep(migration: Migration, id: string | undefined): boolean {
  return (
    migration.kind === "own" &&
    migration.runs === "by-hand" &&
    migration.id === id
  );
}

/** Every depth returns the code too; the steps' own order decides when. */
function belongsTo(step: Step, depth: Depth): boolean {
  return step.depth === "code" || step.depth === depth;
}

function schemaAfterwards(
  migrations: readonly Migration[],
): RollbackPlan["schema"] {
  if (migrations.length === 0) return "unchanged";
  return migrations.every((migration) => migration.online)
    ? "compatible"
    : "incompatible";
}
