import type { WrittenProduct } from "../schema/product.ts";
import type { WrittenRelease } from "../schema/release.ts";
import type { MetadataProblem, Source, Written } from "../source.ts";
import { phases } from "../types.ts";
import { unknownSurface } from "./surfaces.ts";

/** A step, and where it is written. */
export interface PlacedStep {
  readonly source: Source;
  readonly path: readonly PropertyKey[];
  readonly step: WrittenProduct["steps"]["prepare"][number];
}

/** The steps that every upgrade has, where they are written. */
export function productSteps({
  source,
  data,
}: Written<WrittenProduct>): PlacedStep[] {
  return phases.flatMap((phase) =>
    data.steps[phase].map((step, index) => ({
      source,
      path: ["steps", phase, index],
      step,
    })),
  );
}

/** The steps of a release, those of its changes among them. */
export function releaseSteps({
  source,
  data,
}: Written<WrittenRelease>): PlacedStep[] {
  const own = data.steps.map((step, index) => ({
    source,
    path: ["steps", index],
    step,
  }));
  const asked = data.changes.flatMap((change, index) =>
    change.do.map((step, place) => ({
      source,
      path: ["changes", index, "do", place],
      step,
    })),
  );
  return [...own, ...asked];
}

/** Ids of the blocks that every guide has of its own. */
const reserved = /^(values|trouble)(-\d+)?$/;

/** Ids that two steps have, or that no step may have. */
export function* duplicateSteps(
  steps: readonly PlacedStep[],
  others: readonly PlacedStep[] = [],
) {
  const seen = new Set(others.map(({ step }) => step.id));
  for (const { source, path, step } of steps) {
    if (seen.has(step.id)) {
      const message = `Duplicate step id \`${step.id}\`, expected another name`;
      yield source.problemAt([...path, "id"], message);
    }
    seen.add(step.id);
    if (!reserved.test(step.id)) continue;
    const message = `Reserved step id \`${step.id}\`, expected another name`;
    yield source.problemAt([...path, "id"], message);
  }
}

/** What a step names: its neighbours among `all`, surfaces and migrations of the product. */
export function* unknownNames(
  steps: readonly PlacedStep[],
  all: readonly PlacedStep[],
  { data }: Written<WrittenProduct>,
): Generator<MetadataProblem> {
  yield* unknownNeighbours(steps, all);
  yield* unknownSurfaces(data, steps);
  yield* unknownTools(data, steps);
}

function* unknownNeighbours(
  steps: readonly PlacedStep[],
  all: readonly PlacedStep[],
) {
  const ids = all.map(({ step }) => step.id);
  for (const { source, path, step } of steps) {
    for (const side of ["before", "after"] as const) {
      const neighbour = step[side];
      if (neighbour === undefined || ids.includes(neighbour)) continue;
      const message = `Unknown step \`${neighbour}\`, expected one of ${ids.join(", ")}`;
      yield source.problemAt([...path, side], message);
    }
  }
}

function* unknownSurfaces(
  product: WrittenProduct,
  steps: readonly PlacedStep[],
) {
  for (const { source, path, step } of steps) {
    if (
      step.config === undefined ||
      Object.hasOwn(product.surfaces, step.config)
    )
      continue;
    yield source.problemAt(
      [...path, "config"],
      unknownSurface(step.config, product),
    );
  }
}

/** A step for a tool that the product does not have would be on no leg. */
function* unknownTools(
  { migrations }: WrittenProduct,
  steps: readonly PlacedStep[],
) {
  const known = Object.keys(migrations).join(", ") || "none defined";
  for (const { source, path, step } of steps) {
    const { migrates } = step;
    if (migrates === undefined || Object.hasOwn(migrations, migrates)) continue;
    const message = `Unknown migration tool \`${migrates}\`, expected one of ${known}`;
    yield source.problemAt([...path, "migrates"], message);
  }
}

/** Steps say how deep they go back where they go back, and only there. */
export function* misplacedDepths(
  steps: readonly PlacedStep[],
): Generator<MetadataProblem> {
  for (const { source, path, step } of steps) {
    const inRollback = path[1] === "rollback";
    if (inRollback && step.depth === undefined) {
      const message = "Missing `depth`, expected code, schema or data";
      yield source.problemAt(path, message);
    }
    if (!inRollback && step.depth !== undefined) {
      const message = "Unexpected `depth`, expected it in rollback steps only";
      yield source.problemAtKey(path, "depth", message);
    }
  }
}
