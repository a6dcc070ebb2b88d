import type { Leg } from "../../plan/plan.ts";
import type { RollbackPlan } from "../../plan/rollback.ts";
import type { Product } from "../../release/types.ts";
import { depthTitles } from "../labels.ts";
import { cell, prose } from "../prose.ts";
import { viewOfSteps, type Marking, type StepView } from "./steps-view.ts";

/** One way back. The flags choose the sentence that says until when it helps. */
export interface DepthView {
  readonly title: string;
  readonly unchangedSchema: boolean;
  readonly compatibleSchema: boolean;
  readonly incompatibleSchema: boolean;
  /** Title of the step after which this way no longer helps. */
  readonly until?: string;
  readonly loses?: string;
  /** A return to the backup loses what came after it, whatever else. */
  readonly fromBackup: boolean;
  /** The same in a table of all ways: until when it helps, what it loses. */
  readonly row: { readonly helps: string; readonly loses: string };
  readonly steps: readonly StepView[];
}

export function viewOfRollback(
  product: Product,
  leg: Leg,
  marking: Marking,
): DepthView[] {
  return leg.rollback.map((plan) => ({
    title: depthTitles[plan.depth],
    ...schemaFlags(plan),
    ...(plan.until !== undefined && { until: titleOf(leg, plan.until) }),
    ...(plan.loses !== undefined && { loses: prose(plan.loses) }),
    fromBackup: plan.depth === "data",
    row: {
      helps: cell(helpsUntil(leg, plan)),
      loses: plan.loses === undefined ? "" : `${cell(plan.loses)}.`,
    },
    steps: viewOfSteps(product, leg, plan.steps, {
      ...marking,
      first: 1,
      depth: plan.depth,
    }),
  }));
}

/** Only a return of the code alone has to live with the new schema. */
function schemaFlags({ depth, schema }: RollbackPlan) {
  const codeOnly = depth === "code";
  return {
    unchangedSchema: codeOnly && schema === "unchanged",
    compatibleSchema: codeOnly && schema === "compatible",
    incompatibleSchema: codeOnly && schema === "incompatible",
  };
}

function helpsUntil(leg: Leg, { depth, schema, until }: RollbackPlan): string {
  if (until !== undefined) return `before "${titleOf(leg, until)}"`;
  return depth === "code" && schema === "incompatible"
    ? "before the migrations"
    : "at any time";
}

function titleOf(leg: Leg, id: string): string {
  return prose(leg.steps.find((step) => step.id === id)?.title ?? id);
}
