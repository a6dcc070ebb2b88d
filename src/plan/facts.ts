import type { ConfigDelta, Product, Release } from "../release/types.ts";
import { compareVersions, type Version } from "../versions.ts";
import type { ChangedKey, KeyState, ProductFacts, Source } from "./expect.ts";
import type { Plan } from "./plan.ts";
import { retiredUsages } from "./retired-usages.ts";
import { sourceOf } from "./source.ts";
import { toolRangesOf } from "./tool-ranges.ts";
import { contains, trackOf, type Track } from "./track.ts";

/** What the releases of a plan's product say of the two ends of its way. */
export function factsOf(plan: Plan): ProductFacts {
  const { product, from, to, legs } = plan;
  const { id, name, surfaces, releases } = product;
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
    keys: changedKeys(product, {
      from,
      to,
      landings: legs.slice(0, -1).flatMap((leg) => (leg.part ? [] : leg.to)),
    }),
    usages: retiredUsages(releases, { from, to }),
    requires: requires.map((requirement) => ({
      name: requirement.name,
      range: requirement.range,
      source: sourceOf(requirement),
    })),
    tools: toolRangesOf(plan),
    versions: releases.map(({ version }) => version),
    artifacts: artifactsOf(releases),
  };
}

/** A key that comes or goes with a release. */
interface Turn {
  readonly surface: string;
  readonly path: string;
  readonly op: ConfigDelta["op"];
  readonly isThere: boolean;
  /** Where the old name's value went. */
  readonly instead: readonly string[];
  readonly release: Version;
  readonly index: number;
  readonly source: Source;
}

/**
 * What is only guessed is no fact, and where a part of the product changes a
 * surface as well, nobody knows which of the two a page means.
 */
function changedKeys(
  { releases, parts }: Product,
  ends: {
    readonly from: Version;
    readonly to: Version;
    readonly landings: readonly Version[];
  },
): ChangedKey[] {
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
    const from = stateAt(track, turns, ends.from);
    const to = stateAt(track, turns, ends.to);
    // A step before or behind a landing is of that version's.
    const landed = ends.landings
      .map((version) => stateAt(track, turns, version))
      .find(({ kind }) => kind === "there");
    return [{ surface, path, at: { from: landed ?? from, to: landed ?? to } }];
  });
}

function turnsOf(
  delta: ConfigDelta,
  { release, index }: { readonly release: Release; readonly index: number },
): Turn[] {
  const { surface, path, op } = delta;
  const common = {
    surface,
    op,
    release: release.version,
    index,
    source: sourceOf(delta),
  };
  const comes = (path: string): Turn => ({
    ...common,
    path,
    isThere: true,
    instead: [],
  });
  const goes = (path: string, ...instead: string[]): Turn => ({
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
function inOrder(turns: readonly Turn[]): Turn[] {
  const passing = new Set(
    turns
      .filter(({ op }) => op === "removed")
      .map(({ index }) => index)
      .filter((index) =>
        turns.some((turn) => turn.op === "added" && turn.index === index),
      ),
  );
  const rank = ({ index, isThere }: Turn) =>
    isThere === passing.has(index) ? 0 : 1;
  return turns.toSorted((a, b) => a.index - b.index || rank(a) - rank(b));
}

/** The last turn that the version has; before the first one it was the other way. */
function stateAt(
  track: Track,
  turns: readonly Turn[],
  version: Version,
): KeyState {
  const here = track.indexOf.get(version) ?? -1;
  const last = turns.findLast(({ index }) => contains(track, here, index));
  if (last?.isThere) return { kind: "there" };
  if (last) {
    const { release, instead, source } = last;
    return { kind: "gone", release, instead, source };
  }
  const [first] = turns;
  if (!first?.isThere) return { kind: "there" };
  return { kind: "to-come", release: first.release, source: first.source };
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
