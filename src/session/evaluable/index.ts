import type { Evaluated, Evaluation } from "../wants.ts";
import { awk } from "./awk.ts";
import type { Evaluable } from "./evaluable.ts";
import { grep } from "./grep.ts";
import { jq } from "./jq.ts";
import { sed } from "./sed.ts";
import { small } from "./small.ts";
import { sort } from "./sort.ts";

const evaluables: readonly Evaluable[] = [awk, grep, jq, sed, ...small, sort];

const byName = new Map(
  evaluables.flatMap((evaluable) =>
    evaluable.names.map((name) => [name, evaluable] as const),
  ),
);

const mostInput = 16_384;

export function isEvaluable(name: string): boolean {
  return byName.has(name);
}

/** Whether a call may be evaluated at all: plain text in, and no room for opinions. */
export function mayEvaluate(evaluation: Evaluation): boolean {
  const { argv, stdin, files } = evaluation;
  const inputs = [...argv, stdin ?? "", ...Object.values(files)];
  return (
    inputs.every((input) => /^[\x20-\x7e\n\t]*$/.test(input)) &&
    inputs.reduce((sum, input) => sum + input.length, 0) <= mostInput &&
    byName.get(argv[0] ?? "")?.agrees(evaluation) === true
  );
}

/** Whether what came of it can be taken for what the reader's would print. */
export function believes(
  evaluation: Evaluation,
  { stdout }: Evaluated & { readonly kind: "ran" },
): boolean {
  const evaluable = byName.get(evaluation.argv[0] ?? "");
  return (
    evaluable !== undefined &&
    /^[\x20-\x7e\n\t]*$/.test(stdout) &&
    (evaluable.believes?.(stdout, evaluation) ?? true)
  );
}
