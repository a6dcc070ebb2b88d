import { overlap } from "./positions.ts";
import type { Position } from "../markdown/document.ts";
import type { Problem } from "./finding.ts";
import type { Rule } from "./rule.ts";

/** A problem at its position in the document. */
export interface LocatedProblem {
  readonly rule: Rule;
  readonly problem: Problem;
  readonly position: Position;
}

/**
 * One defect, one finding: drops a problem where a rule that it yields to, and
 * that is not dropped itself, has an overlapping place.
 */
export function withoutEchoes(
  problems: readonly LocatedProblem[],
): LocatedProblem[] {
  const byRule = Map.groupBy(problems, ({ rule }) => rule.name);
  const kept = new Map<LocatedProblem, boolean>();

  function isKept(problem: LocatedProblem): boolean {
    const decided = kept.get(problem);
    if (decided !== undefined) return decided;
    // Rules that yield to each other in a circle must not yield for ever.
    kept.set(problem, true);
    const echo = problem.rule.yieldsTo
      .flatMap((name) => byRule.get(name) ?? [])
      .some(
        (better) =>
          overlap(better.position, problem.position) && isKept(better),
      );
    kept.set(problem, !echo);
    return !echo;
  }

  return problems.filter(isKept);
}
