import type { Leg } from "../../plan/plan.ts";
import type { RollbackPlan } from "../../plan/rollback.ts";

/**
 * The step after whose begin a way back no longer helps; undefined where it always
 * does. A step that failed may have done its work: its begin counts, not its end.
 */
export function closedBy(leg: Leg, way: RollbackPlan): string | undefined {
  if (way.until !== undefined) return way.until;
  const oldCodeFails = way.depth === "code" && way.schema === "incompatible";
  return oldCodeFails ? migratingStep(leg) : undefined;
}

/** The first step that may have changed the schema. */
function migratingStep({ steps, migrations }: Leg): string | undefined {
  const upgrade = steps.filter(({ phase }) => phase === "upgrade");
  const ids = migrations.flatMap((each) =>
    each.kind === "own" ? each.id : [],
  );
  const told = upgrade.find(
    ({ id, migrates }) => migrates !== undefined || ids.includes(id),
  );
  const byHand = migrations.every(({ runs }) => runs === "by-hand");
  // Code that migrates as it starts may start in any step.
  return (byHand ? told : undefined)?.id ?? upgrade.at(0)?.id;
}
