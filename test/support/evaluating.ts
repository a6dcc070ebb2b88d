import type { Rehearsal } from "../../src/session/events.ts";
import type { Evaluator } from "../../src/session/evaluate/evaluator.ts";
import { rehearse } from "../../src/session/rehearse.ts";
import { type Evaluated, evaluationKey } from "../../src/session/wants.ts";
import { plainBlock } from "./blocks.ts";

/** Rehearses a script and evaluates what that asks for, until it asks for nothing. */
export async function rehearseEvaluating(
  script: string,
  evaluator: Pick<Evaluator, "evaluate">,
): Promise<Rehearsal> {
  const results = new Map<string, Evaluated>();
  for (;;) {
    const rehearsal = rehearse([plainBlock(script)], {
      variables: {},
      evaluated: (evaluation) => results.get(evaluationKey(evaluation)),
    });
    const { evaluations } = rehearsal.wants;
    if (evaluations.length === 0) return rehearsal;
    for (const evaluation of evaluations) {
      const result = await evaluator.evaluate(evaluation);
      results.set(evaluationKey(evaluation), result);
    }
  }
}
