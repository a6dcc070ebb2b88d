import type { WrittenRelease } from "../schema/release.ts";
import type { MetadataProblem, Written } from "../source.ts";
import type { PlacedStep } from "./steps.ts";

/** Limits of a way back that name a step, or a depth, which no step has. */
export function* unreachedLimits(
  release: Written<WrittenRelease>,
  steps: readonly PlacedStep[],
): Generator<MetadataProblem> {
  yield* unknownUntil(release, steps);
  yield* unreachedDepths(release, steps);
}

function* unknownUntil(
  { source, data }: Written<WrittenRelease>,
  steps: readonly PlacedStep[],
) {
  const ids = steps.map(({ step }) => step.id);
  for (const [index, { until }] of data.rollback.entries()) {
    if (until === undefined || ids.includes(until)) continue;
    const message = `Unknown step \`${until}\`, expected one of ${ids.join(", ")}`;
    yield source.problemAt(["rollback", index, "until"], message);
  }
}

/** A limit of a way back that no step goes would be in no guide. */
function* unreachedDepths(
  { source, data }: Written<WrittenRelease>,
  steps: readonly PlacedStep[],
) {
  const reached = new Set(
    steps.map(({ step }) => step.depth).filter((depth) => depth !== undefined),
  );
  for (const [index, { depth }] of data.rollback.entries()) {
    if (reached.has(depth)) continue;
    const known = [...reached].join(", ") || "none: no step rolls back";
    const message = `Unexpected depth \`${depth}\`, expected one that rollback steps have: ${known}`;
    yield source.problemAt(["rollback", index, "depth"], message);
  }
}
