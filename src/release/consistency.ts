import type { ReleasesByPart } from "./normalise/product.ts";
import type { WrittenProduct } from "./schema/product.ts";
import type { WrittenRelease } from "./schema/release.ts";
import type { MetadataProblem, Source, Written } from "./source.ts";
import { phases } from "./types.ts";

type Path = readonly PropertyKey[];

interface PlacedStep {
  readonly source: Source;
  readonly path: Path;
  readonly step: WrittenProduct["steps"]["prepare"][number];
}

/** What no schema of one file can see: names that point at nothing, or twice. */
export function* findInconsistencies(
  product: Written<WrittenProduct>,
  releases: ReleasesByPart,
): Generator<MetadataProblem> {
  const common = productSteps(product);
  yield* duplicateSteps(common);
  yield* unknownNeighbours(common, common);
  yield* unknownSurfaces(product, common);
  yield* unknownTools(product, common);
  yield* unknownChoices(product, product.source, product.data);
  yield* misplacedDepths(common, "rollback");
  yield* fileName(product.source, "id", product.data.id, /([^/]+)\/[^/]+$/);

  for (const [part, ofPart] of releases) {
    yield* unknownPart(product, part, ofPart);
    yield* duplicateVersions(ofPart);
  }
  for (const release of [...releases.values()].flat()) {
    const own = releaseSteps(release);
    yield* duplicateSteps(own, common);
    yield* unknownNeighbours(own, [...common, ...own]);
    yield* unknownSurfaces(product, own);
    yield* unknownTools(product, own);
    yield* unknownDeltaSurfaces(product, release);
    yield* unknownChoices(product, release.source, release.data);
    yield* unknownUntil(release, [...common, ...own]);
    yield* unreachedDepths(release, [...common, ...own]);
    yield* fileName(
      release.source,
      "version",
      release.data.version,
      /([^/]+)\.yaml$/,
    );
  }
}

function* unknownPart(
  { data }: Written<WrittenProduct>,
  part: string,
  releases: readonly Written<WrittenRelease>[],
) {
  if (part === "" || Object.hasOwn(data.parts, part)) return;
  const known = Object.keys(data.parts).join(", ") || "none defined";
  for (const { source } of releases) {
    const message = `Unknown part \`${part}\`, expected one of ${known}`;
    yield source.problemAt([], message);
  }
}

function productSteps({ source, data }: Written<WrittenProduct>): PlacedStep[] {
  return phases.flatMap((phase) =>
    data.steps[phase].map((step, index) => ({
      source,
      path: ["steps", phase, index],
      step,
    })),
  );
}

function releaseSteps({ source, data }: Written<WrittenRelease>): PlacedStep[] {
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

function* duplicateSteps(
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
  product: Written<WrittenProduct>,
  steps: readonly PlacedStep[],
) {
  for (const { source, path, step } of steps) {
    if (
      step.config === undefined ||
      Object.hasOwn(product.data.surfaces, step.config)
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
  { data }: Written<WrittenProduct>,
  steps: readonly PlacedStep[],
) {
  const known = Object.keys(data.migrations).join(", ") || "none defined";
  for (const { source, path, step } of steps) {
    const { migrates } = step;
    if (migrates === undefined || Object.hasOwn(data.migrations, migrates))
      continue;
    const message = `Unknown migration tool \`${migrates}\`, expected one of ${known}`;
    yield source.problemAt([...path, "migrates"], message);
  }
}

function* unknownDeltaSurfaces(
  product: Written<WrittenProduct>,
  { source, data }: Written<WrittenRelease>,
) {
  for (const [index, delta] of data.config.entries()) {
    const surface = delta.key.slice(0, delta.key.indexOf("/"));
    if (Object.hasOwn(product.data.surfaces, surface)) continue;
    yield source.problemAt(
      ["config", index, "key"],
      unknownSurface(surface, product),
    );
  }
}

function unknownSurface(surface: string, product: Written<WrittenProduct>) {
  const known = Object.keys(product.data.surfaces).join(", ") || "none defined";
  return `Unknown surface \`${surface}\`, expected one of ${known}`;
}

/** Walks every `when` of a file and holds it against the product's choices. */
function* unknownChoices(
  product: Written<WrittenProduct>,
  source: Source,
  data: unknown,
  path: Path = [],
): Generator<MetadataProblem> {
  if (typeof data !== "object" || data === null) return;
  for (const [key, value] of Object.entries(data)) {
    const here = [...path, Array.isArray(data) ? Number(key) : key];
    if (key === "when" && !Array.isArray(data))
      yield* unknownOptions(product, source, value, here);
    else yield* unknownChoices(product, source, value, here);
  }
}

function* unknownOptions(
  { data }: Written<WrittenProduct>,
  source: Source,
  when: Record<string, string | string[]>,
  path: Path,
) {
  const choices: Record<string, object> = { platform: data.platforms };
  for (const [id, choice] of Object.entries(data.choices)) {
    choices[id] = choice.options;
  }
  for (const [choice, options] of Object.entries(when)) {
    const known = Object.hasOwn(choices, choice) ? choices[choice] : undefined;
    if (known === undefined) {
      const message = `Unknown choice \`${choice}\`, expected one of ${Object.keys(choices).join(", ")}`;
      yield source.problemAtKey(path, choice, message);
      continue;
    }
    for (const option of [options].flat()) {
      if (Object.hasOwn(known, option)) continue;
      const message = `Unknown option \`${option}\` of \`${choice}\`, expected one of ${Object.keys(known).join(", ")}`;
      yield source.problemAt([...path, choice], message);
    }
  }
}

function* misplacedDepths(steps: readonly PlacedStep[], rollback: string) {
  for (const { source, path, step } of steps) {
    const inRollback = path[1] === rollback;
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

/** The folder is the product's id, the file is the release's version. */
function* fileName(
  source: Source,
  field: string,
  value: string,
  pattern: RegExp,
) {
  const name = pattern.exec(source.file)?.[1];
  if (name === undefined || name === value) return;
  if (name === `v${value}`) {
    const message = `Unexpected file name \`${name}\`, expected \`${value}\`, its ${field}`;
    yield source.problemAt([field], message);
    return;
  }
  const message = `Unexpected ${field} \`${value}\`, expected \`${name}\` as in the file's name`;
  yield source.problemAt([field], message);
}

function* duplicateVersions(releases: readonly Written<WrittenRelease>[]) {
  const seen = new Set<string>();
  for (const { source, data } of releases) {
    if (seen.has(data.version)) {
      const message = `Duplicate version \`${data.version}\``;
      yield source.problemAt(["version"], message);
    }
    seen.add(data.version);
  }
}
