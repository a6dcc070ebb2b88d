import type { Document } from "../markdown/document.ts";
import type { Rule } from "./rule.ts";
import {
  isSuppressing,
  readSuppressions,
  type JudgedSuppression,
  type Suppression,
} from "./suppressions.ts";
import type { LocatedProblem } from "./yielding.ts";

/** Takes away what the author disabled, and says what became of each suppression. */
export function suppress(
  found: readonly LocatedProblem[],
  document: Document,
  rules: { readonly ran: readonly Rule[]; readonly known: readonly Rule[] },
): { kept: LocatedProblem[]; suppressions: JudgedSuppression[] } {
  const written = readSuppressions(document);
  const ran = rules.ran.map(({ name }) => name);
  const known = [...rules.known.map(({ name }) => name), ...ran];
  return {
    kept: found.filter((problem) => !written.some((one) => hits(one, problem))),
    suppressions: written.map((suppression) => ({
      ...suppression,
      known,
      idle:
        suppression.rule !== undefined &&
        ran.includes(suppression.rule) &&
        !found.some((problem) => hits(suppression, problem)),
    })),
  };
}

function hits(suppression: Suppression, problem: LocatedProblem): boolean {
  return isSuppressing(suppression, problem.rule.name, problem.position);
}
