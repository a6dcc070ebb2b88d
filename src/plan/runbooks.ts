import type { Product, Runbook, Step, Trouble } from "../release/types.ts";
import type { Version } from "../versions.ts";
import { fillStep, fillTrouble, type Ends } from "./fill.ts";
import { orderSteps } from "./order.ts";
import type { PlannedVariable } from "./plan.ts";
import { isOfItsTime } from "./step-times.ts";
import { planVariables, usedIn } from "./variables.ts";

/** A runbook as somebody opens it today: its steps in order, versions filled in. */
export interface PlannedRunbook {
  readonly product: Product;
  readonly runbook: Runbook;
  /** Of the product, at both ends. */
  readonly version: Version;
  readonly variables: readonly PlannedVariable[];
  /** By phase, rollback steps last. */
  readonly steps: readonly Step[];
  readonly troubleshooting: readonly Trouble[];
}

/** What to do at one version of the product, whose name stands for both ends. */
export function planRunbook(
  product: Product,
  runbook: Runbook,
  version: Version,
): PlannedRunbook {
  const ends: Ends = { from: version, to: version };
  const ofItsTime = runbook.steps.filter((step) => isOfItsTime(step, version));
  const steps = withRunbooks(orderSteps(ofItsTime), product).map((step) =>
    fillStep(step, ends),
  );
  const troubleshooting = runbook.troubleshooting.map((trouble) =>
    fillTrouble(trouble, ends),
  );
  const variables = usedIn(
    [steps, troubleshooting],
    planVariables(product, ends, {}),
  );
  return { product, runbook, version, variables, steps, troubleshooting };
}

/**
 * Steps with every `use: <runbook>` replaced by the runbook's steps, in the
 * place, phase and choices of the step that uses it. Ids are joined, so that a
 * runbook can be used twice. Its own way back stays on its own page.
 */
export function withRunbooks(
  steps: readonly Step[],
  { runbooks }: Pick<Product, "runbooks">,
): Step[] {
  return steps.flatMap((step) => {
    if (step.action.kind !== "use") return step;
    const { runbook: id } = step.action;
    const used = runbooks.find((runbook) => runbook.id === id);
    const there = used?.steps.filter(({ phase }) => phase !== "rollback");
    return orderSteps(there ?? []).map((each, index) => ({
      ...each,
      ...(index === 0 && forFirst(step, used)),
      id: `${step.id}-${each.id}`,
      title: `${step.title}: ${each.title}`,
      phase: step.phase,
      ...(step.depth !== undefined && { depth: step.depth }),
      when: { ...step.when, ...each.when },
    }));
  });
}

/** What holds for the runbook as a whole is said at its first step. */
function forFirst(
  step: Step,
  used: Runbook | undefined,
): Pick<Step, "why" | "downtime"> {
  const why = step.why ?? used?.why;
  const downtime = step.downtime ?? used?.downtime;
  return {
    ...(why !== undefined && { why }),
    ...(downtime !== undefined && { downtime }),
  };
}
