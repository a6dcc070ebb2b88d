import type { Product, Runbook, Step } from "../release/types.ts";

/**
 * Steps with every `use: <runbook>` replaced by the runbook's steps, in the
 * place, phase and choices of the step that uses it. Ids are joined, so that a
 * runbook can be used twice.
 */
export function withRunbooks(
  steps: readonly Step[],
  { runbooks }: Pick<Product, "runbooks">,
): Step[] {
  return steps.flatMap((step) => {
    if (step.action.kind !== "use") return step;
    const { runbook: id } = step.action;
    const used = runbooks.find((runbook) => runbook.id === id);
    return (used?.steps ?? []).map((each, index) => ({
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
