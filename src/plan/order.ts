import { phases, type Step } from "../release/types.ts";

/** By phase; within a phase as written, but where `before` and `after` say otherwise. */
export function orderSteps(steps: readonly Step[]): Step[] {
  const ordered: Step[] = [];
  const hung = steps.filter(({ before, after }) => before ?? after);
  for (const phase of phases) {
    for (const step of steps) {
      if (step.phase === phase && !hung.includes(step)) ordered.push(step);
    }
  }
  let waiting = hung;
  while (waiting.length > 0) {
    const placed = waiting.filter((step) => placeBeside(ordered, step));
    // What is left hangs on steps that are not of this time: keep it, at its phase.
    if (placed.length === 0) break;
    waiting = waiting.filter((step) => !placed.includes(step));
  }
  for (const step of waiting) placeAtPhase(ordered, step);
  return ordered;
}

function placeBeside(ordered: Step[], step: Step): boolean {
  const { before, after } = step;
  const neighbour = ordered.findIndex(({ id }) => id === (before ?? after));
  if (neighbour === -1) return false;
  ordered.splice(before === undefined ? neighbour + 1 : neighbour, 0, step);
  return true;
}

function placeAtPhase(ordered: Step[], step: Step): void {
  const rank = phases.indexOf(step.phase);
  const next = ordered.findIndex(({ phase }) => phases.indexOf(phase) > rank);
  ordered.splice(next === -1 ? ordered.length : next, 0, step);
}
