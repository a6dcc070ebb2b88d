import type { Depth, Migration, Step } from "../release/types.ts";
import { isStep, type RollbackPlan } from "./rollback.ts";

/** A moment of a leg after which some ways back no longer help. */
export interface PointOfNoReturn {
  /** The step; undefined where the migrations run by themselves. */
  readonly step?: string;
  readonly title: string;
  /** Empty where the old code still works, and only the new schema stays. */
  readonly closes: readonly Depth[];
}

/** In the order of the leg; empty where every way back stays open. */
export function pointsOfNoReturn(leg: {
  readonly steps: readonly Step[];
  readonly migrations: readonly Migration[];
  readonly rollback: readonly RollbackPlan[];
}): PointOfNoReturn[] {
  const { steps, migrations, rollback } = leg;
  const points: PointOfNoReturn[] = [];
  const lasting = migrations.filter(({ reversible }) => !reversible);
  // Behind what the old code does not survive, it cannot return alone.
  const code = rollback.filter(
    ({ depth, schema }) => depth === "code" && schema !== "compatible",
  );
  const isOfStep = (migration: Migration): boolean =>
    rollback.some(({ until }) => isStep(migration, until));
  if (!lasting.every(isOfStep))
    points.push({
      title: "A migration that cannot be undone",
      closes: code.map(({ depth }) => depth),
    });
  for (const { id, title } of steps) {
    const ended = lasting.some(
      (migration) => isStep(migration, id) && !migration.online,
    );
    const closes = [
      ...(ended && lasting.every(isOfStep) ? code : []),
      ...rollback.filter(({ until }) => until === id),
    ].map(({ depth }) => depth);
    if (closes.length > 0) points.push({ step: id, title, closes });
  }
  return points;
}
