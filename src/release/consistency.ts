import { unknownChoices } from "./consistency/choices.ts";
import {
  duplicateSteps,
  misplacedDepths,
  productSteps,
  releaseSteps,
  unknownNames,
} from "./consistency/steps.ts";
import { unknownSurface } from "./consistency/surfaces.ts";
import { unreachedLimits } from "./consistency/way-back.ts";
import type { ReleasesByPart } from "./normalise/product.ts";
import type { WrittenProduct } from "./schema/product.ts";
import type { WrittenRelease } from "./schema/release.ts";
import type { MetadataProblem, Source, Written } from "./source.ts";

/** What no schema of one file can see: names that point at nothing, or twice. */
export function* findInconsistencies(
  product: Written<WrittenProduct>,
  releases: ReleasesByPart,
): Generator<MetadataProblem> {
  const common = productSteps(product);
  yield* duplicateSteps(common);
  yield* unknownNames(common, common, product);
  yield* unknownChoices(product, product.source, product.data);
  yield* misplacedDepths(common);
  yield* fileName(product.source, "id", product.data.id, /([^/]+)\/[^/]+$/);

  for (const [part, ofPart] of releases) {
    yield* unknownPart(product, part, ofPart);
    yield* duplicateVersions(ofPart);
  }
  for (const release of [...releases.values()].flat()) {
    const own = releaseSteps(release);
    yield* duplicateSteps(own, common);
    yield* unknownNames(own, [...common, ...own], product);
    yield* unknownDeltaSurfaces(product, release);
    yield* unknownChoices(product, release.source, release.data);
    yield* unreachedLimits(release, [...common, ...own]);
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

function* unknownDeltaSurfaces(
  product: Written<WrittenProduct>,
  { source, data }: Written<WrittenRelease>,
) {
  for (const [index, delta] of data.config.entries()) {
    const surface = delta.key.slice(0, delta.key.indexOf("/"));
    if (Object.hasOwn(product.data.surfaces, surface)) continue;
    yield source.problemAt(
      ["config", index, "key"],
      unknownSurface(surface, product.data),
    );
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
