import type { Product, Release } from "../../release/types.ts";
import { compareVersions, type Version } from "../../versions.ts";
import { changedKeys } from "./changed-keys.ts";
import { changedUsages } from "./changed-usages.ts";
import type { ProductFacts } from "../expect.ts";
import type { Leg, Plan } from "../plan.ts";
import { retiredUsages } from "./retired-usages.ts";
import { sourceOf } from "./source.ts";
import { toolRangesOf } from "./tool-ranges.ts";
import { trackOf } from "../path/track.ts";

/** What facts are drawn from: a plan, or a stay at one version. */
export type Course = Pick<Plan, "product" | "from" | "to" | "answers"> & {
  readonly legs: readonly Pick<Leg, "part" | "to" | "requires">[];
};

/** What the releases of a product say of one version. */
export function factsAt(product: Product, version: Version): ProductFacts {
  const track = trackOf("", product.releases);
  const index = track.indexOf.get(version) ?? -1;
  const requires = [...(track.requirements[index]?.values() ?? [])];
  return factsOf({
    product,
    from: version,
    to: version,
    answers: {},
    legs: [{ part: "", to: version, requires }],
  });
}

/** What the releases of a product say of the two ends of a way. */
export function factsOf(course: Course): ProductFacts {
  const { product, from, to, legs } = course;
  const { id, name, surfaces, releases, parts } = product;
  const landings = legs.slice(0, -1).flatMap((leg) => (leg.part ? [] : leg.to));
  const way = { from, to, landings };
  const requires = legs.at(-1)?.requires ?? [];
  return {
    id,
    name,
    surfaces: surfaces.map(({ id, title, format, file }) => ({
      id,
      title,
      format,
      file,
    })),
    keys: changedKeys(product, way),
    usages: [
      ...retiredUsages(releases, { from, to }),
      ...changedUsages(releases, way),
    ],
    cli: product.cli.map(({ name }) => name),
    landings: way.landings,
    requires: requires.map((requirement) => ({
      name: requirement.name,
      range: requirement.range,
      source: sourceOf(requirement),
    })),
    tools: toolRangesOf(course),
    versions: releases.map(({ version }) => version),
    partVersions: parts.flatMap((part) =>
      part.releases.map(({ version }) => version),
    ),
    artifacts: artifactsOf(releases),
  };
}

function artifactsOf(releases: readonly Release[]) {
  return releases
    .toSorted((a, b) => compareVersions(a.version, b.version))
    .flatMap(({ version, artifacts }) =>
      artifacts.map((artifact) => ({
        name: artifact.name,
        release: version,
        source: sourceOf(artifact),
      })),
    );
}
