import type { Leg } from "../plan/plan.ts";
import type { RollbackPlan } from "../plan/rollback.ts";
import type { Product } from "../release/types.ts";
import { depthTitles } from "./labels.ts";
import { prose } from "./prose.ts";
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

function titleOf(leg: Leg, id: string): string {
  return prose(leg.steps.find((step) => step.id === id)?.title ?? id);
}
