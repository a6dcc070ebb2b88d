import {
  phases,
  type Duration,
  type Product,
  type Release,
  type Step,
} from "../release/types.ts";
import { compareVersions } from "../versions.ts";
import { fill, fillChange, fillStep, type Ends } from "./fill.ts";
import type { Hop } from "./path.ts";
import type { Answers, Leg } from "./plan.ts";
import { planRollback } from "./rollback.ts";
import { planVariables } from "./variables.ts";
import { contradiction } from "./when.ts";

/** What one hop brings, with the steps in order and the reader's answers applied. */
export function legBetween(product: Product, hop: Hop, answers: Answers): Leg {
  const { from, to, releases } = hop;
  const ends: Ends = { from, to };
  const all = orderSteps([
    ...product.steps.filter((step) => isOfItsTime(step, to)),
    ...releases.flatMap((release) => release.steps),
  ]);
  const config = releases.flatMap((release) => release.config);
  const migrations = releases.flatMap((release) => release.migrations);
  const applicable = all.map((step) => ({
    step: fillStep(step, ends),
    why: whyNot(step, releases, answers),
  }));
  const steps = applicable
    .filter(({ why }) => why === undefined)
    .map(({ step }) => step);

  return {
    from,
    to,
    releases,
    variables: planVariables(product, ends, answers),
    steps: steps.filter((step) => step.phase !== "rollback"),
    leftOut: applicable.flatMap(({ step, why }) =>
      why === undefined ? [] : [{ step, why }],
    ),
    requires: releases.flatMap((release) => release.requires),
    config,
    migrations,
    changes: releases
      .flatMap((release) => release.changes)
      .filter(({ when }) => contradiction(when, answers) === undefined)
      .map((change) => fillChange(change, ends)),
    deprecated: releases.flatMap((release) => release.deprecated),
    rollback: planRollback({
      steps: steps.filter((step) => step.phase === "rollback"),
      migrations,
      limits: releases.flatMap((release) => release.rollback),
    }),
    troubleshooting: [
      ...releases.flatMap((release) => release.troubleshooting),
      ...product.troubleshooting,
    ]
      .filter(({ when }) => contradiction(when, answers) === undefined)
      .map((trouble) => ({
        ...trouble,
        ...(trouble.run !== undefined && { run: fill(trouble.run, ends) }),
        ...(trouble.fix !== undefined && { fix: fill(trouble.fix, ends) }),
      })),
    downtime: longestDowntime(steps),
  };
}

/** `since` and `until` keep an old guide's procedure as it was at its time. */
function isOfItsTime(step: Step, to: string): boolean {
  if (step.since !== undefined && compareVersions(to, step.since) < 0)
    return false;
  return step.until === undefined || compareVersions(to, step.until) < 0;
}

function whyNot(
  step: Step,
  releases: readonly Release[],
  answers: Answers,
): string | undefined {
  const other = contradiction(step.when, answers);
  if (other !== undefined) return other;
  const { action } = step;
  if (action.kind !== "config") return undefined;
  const changed = releases.some((release) =>
    release.config.some((delta) => delta.surface === action.surface),
  );
  return changed ? undefined : "No setting changes";
}

/** By phase; within a phase as written, but where `before` and `after` say otherwise. */
function orderSteps(steps: readonly Step[]): Step[] {
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

/**
 * The sum of the steps' downtimes. Steps that exclude each other by a choice
 * are alternatives: of those with the same title only the longest counts.
 */
function longestDowntime(steps: readonly Step[]): Duration {
  const byTitle = new Map<string, Duration>();
  for (const { title, downtime } of steps) {
    if (downtime === undefined) continue;
    const other = byTitle.get(title);
    byTitle.set(title, {
      least: Math.min(downtime.least, other?.least ?? downtime.least),
      most: Math.max(downtime.most, other?.most ?? 0),
    });
  }
  const all = [...byTitle.values()];
  return {
    least: all.reduce((sum, { least }) => sum + least, 0),
    most: all.reduce((sum, { most }) => sum + most, 0),
  };
}
