import type { Change, Step, Trouble } from "../release/types.ts";
import type { Version } from "../versions.ts";

/** The two versions a text of the metadata may name. */
export interface Ends {
  readonly from: Version;
  readonly to: Version;
}

/**
 * Replaces `{{from}}`, `{{to}}` and `{{version}}` (the target) as plain text, and
 * `{{from-dashed}}` and its like for names that allow no dots: 1-2-0. Every other
 * brace is text: `--format "{{.Names}}"` stays as it is.
 */
export function fill(text: string, { from, to }: Ends): string {
  return Object.entries({ from, to, version: to }).reduce(
    (filled, [name, version]) =>
      filled
        .replaceAll(`{{${name}}}`, version)
        .replaceAll(`{{${name}-dashed}}`, version.replaceAll(/[.+]/g, "-")),
    text,
  );
}

/** A step with the versions filled in. Its lines stay where they were written. */
export function fillStep(step: Step, ends: Ends): Step {
  const { action } = step;
  return {
    ...step,
    title: fill(step.title, ends),
    ...(step.why !== undefined && { why: fill(step.why, ends) }),
    ...(step.expect !== undefined && { expect: fill(step.expect, ends) }),
    ...(step.prints !== undefined && { prints: fill(step.prints, ends) }),
    action: fillAction(action, ends),
  };
}

/** A change with the versions filled in. */
export function fillChange(change: Change, ends: Ends): Change {
  const { title, impact } = change;
  return { ...change, title: fill(title, ends), impact: fill(impact, ends) };
}

/** A trouble with the versions filled in. */
export function fillTrouble(trouble: Trouble, ends: Ends): Trouble {
  const { symptom, cause, run, fix } = trouble;
  return {
    ...trouble,
    symptom: fill(symptom, ends),
    cause: fill(cause, ends),
    ...(run !== undefined && { run: fill(run, ends) }),
    ...(fix !== undefined && { fix: fill(fix, ends) }),
  };
}

function fillAction(action: Step["action"], ends: Ends): Step["action"] {
  if (action.kind === "run")
    return { kind: "run", run: fill(action.run, ends) };
  if (action.kind === "manual")
    return { kind: "manual", manual: fill(action.manual, ends) };
  return action;
}
