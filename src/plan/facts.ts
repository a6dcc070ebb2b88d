import type { ConfigDelta, Product, Release } from "../release/types.ts";
import { compareVersions, type Version } from "../versions.ts";
import { changedUsages } from "./changed-usages.ts";
import type { ChangedKey, ProductFacts } from "./expect.ts";
import type { Leg, Plan } from "./plan.ts";
import { retiredUsages } from "./retired-usages.ts";
import { sourceOf } from "./source.ts";
import { toolRangesOf } from "./tool-ranges.ts";
import { trackOf } from "./track.ts";
import { statesOn, type Turn, type Way } from "./turns.ts";

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

interface KeyTurn extends Turn {
  readonly surface: string;
  readonly path: string;
  readonly op: ConfigDelta["op"];
}

/**
 * What is only guessed is no fact, and where a part of the product changes a
 * surface as well, nobody knows which of the two a page means.
 */
function changedKeys({ releases, parts }: Product, way: Way): ChangedKey[] {
  const track = trackOf("", releases);
  const shared = new Set(
    parts.flatMap((part) =>
      part.releases.flatMap(({ config }) =>
        config.map(({ surface }) => surface),
      ),
    ),
  );
  const turns = releases.flatMap((release, index) =>
    release.config
      .filter(({ confirm, surface }) => !confirm && !shared.has(surface))
      .flatMap((delta) => turnsOf(delta, { release, index })),
  );
  const byKey = Map.groupBy(turns, ({ surface, path }) =>
    [surface, path].join("\n"),
  );
  return [...byKey.values()].flatMap((all): ChangedKey[] => {
    const turns = inOrder(all);
    const [first] = turns;
    if (first === undefined) return [];
    const { surface, path } = first;
    return [{ surface, path, at: statesOn(way, turns, track) }];
  });
}

function turnsOf(
  delta: ConfigDelta,
  { release, index }: { readonly release: Release; readonly index: number },
): KeyTurn[] {
  const { surface, path, op } = delta;
  const common = {
    surface,
    op,
    release: release.version,
    index,
    source: sourceOf(delta),
  };
  const comes = (path: string): KeyTurn => ({
    ...common,
    path,
    isThere: true,
    instead: [],
  });
  const goes = (path: string, ...instead: string[]): KeyTurn => ({
    ...common,
    path,
    isThere: false,
    instead,
  });
  switch (delta.op) {
    case "added":
    case "restored":
      return [comes(path)];
    case "removed":
      return [goes(path)];
    case "renamed":
      return [goes(delta.was, path), comes(path)];
    case "split": {
      const parts = delta.into.map((part) => part.path);
      return [goes(path, ...parts), ...parts.map(comes)];
    }
    case "merged":
      return [...delta.from.map((was) => goes(was, path)), comes(path)];
    case "default-changed":
    case "type-changed":
    case "required-changed":
    case "deprecated":
    case "undeprecated":
      return [];
  }
}

/**
 * Within a release a name is freed before another key takes it. A key that is both
 * added and removed is there only on the way.
 */
function inOrder(turns: readonly KeyTurn[]): KeyTurn[] {
  const passing = new Set(
    turns
      .filter(({ op }) => op === "removed")
      .map(({ index }) => index)
      .filter((index) =>
        turns.some((turn) => turn.op === "added" && turn.index === index),
      ),
  );
  const rank = ({ index, isThere }: KeyTurn) =>
    isThere === passing.has(index) ? 0 : 1;
  return turns.toSorted((a, b) => a.index - b.index || rank(a) - rank(b));
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
