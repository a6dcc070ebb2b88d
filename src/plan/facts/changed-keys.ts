import type { ConfigDelta, Product } from "../../release/types.ts";
import { inRange, type Version } from "../../versions.ts";
import type { ChangedKey, KeyState } from "../expect.ts";
import { sourceOf } from "./source.ts";
import { trackOf, type Track } from "../path/track.ts";
import { stateAt, statesOn, type Turn, type Way } from "./turns.ts";

interface KeyTurn extends Turn {
  readonly surface: string;
  readonly path: string;
  readonly op: ConfigDelta["op"];
}

/** A key that comes or goes with some release, and when. */
interface TurningKey {
  readonly surface: string;
  readonly path: string;
  readonly track: Track;
  readonly turns: readonly KeyTurn[];
}

/** The keys that some release of the product, or of a part of it, brings or takes. */
export function changedKeys(product: Product, way: Way): ChangedKey[] {
  return keysOf(product).flatMap(
    ({ surface, path, track, turns }): ChangedKey[] => {
      const at =
        track.part === ""
          ? statesOn(way, turns, track)
          : statesOfPart(product, way, { turns, track });
      return at ? [{ surface, path, at }] : [];
    },
  );
}

/** They are the same for each way between two of its versions. */
const known = new WeakMap<Product, readonly TurningKey[]>();

function keysOf(product: Product): readonly TurningKey[] {
  const keys = known.get(product) ?? findKeys(product);
  known.set(product, keys);
  return keys;
}

function findKeys({ releases, parts }: Product): TurningKey[] {
  const all = [{ id: "", releases }, ...parts].map(({ id, releases }) => ({
    track: trackOf(id, releases),
    surfaces: new Set(
      releases.flatMap(({ config }) => config.map(({ surface }) => surface)),
    ),
  }));
  return all.flatMap((own) => {
    const { track } = own;
    // Where two change a surface, nobody knows which of them a page means.
    const turns = turnsIn(track).filter(({ surface }) =>
      all.every((other) => other === own || !other.surfaces.has(surface)),
    );
    return byKey(turns).map(([{ surface, path }, turns]) => ({
      surface,
      path,
      track,
      turns,
    }));
  });
}

/** What is only guessed is no fact. */
function turnsIn({ part, releases }: Track): KeyTurn[] {
  return releases.flatMap(({ version, config }, index) => {
    const release = part === "" ? version : `${part} ${version}`;
    return config
      .filter(({ confirm }) => confirm === undefined)
      .flatMap((delta) => turnsOf(delta, { release, index }));
  });
}

function byKey(turns: readonly KeyTurn[]): [KeyTurn, readonly KeyTurn[]][] {
  const groups = Map.groupBy(turns, ({ surface, path }) =>
    [surface, path].join("\n"),
  );
  return [...groups.values()].flatMap((all): [KeyTurn, KeyTurn[]][] => {
    const turns = inOrder(all);
    return turns[0] ? [[turns[0], turns]] : [];
  });
}

/**
 * A release goes with a range of a part's versions: what all of them say holds, and
 * where they differ nobody knows which of them the reader has.
 */
function statesOfPart(
  { releases, parts }: Product,
  { from, to, landings }: Way,
  { turns, track }: { readonly turns: readonly Turn[]; readonly track: Track },
): ChangedKey["at"] | undefined {
  const agreed = (version: Version): KeyState | undefined => {
    const release = releases.find((one) => one.version === version);
    const range = release?.parts[track.part];
    const part = parts.find(({ id }) => id === track.part);
    const states = (part?.releases ?? [])
      .filter((one) => range !== undefined && inRange(one.version, range))
      .map((one) => stateAt(track, turns, one.version));
    const [first] = states;
    return states.every(({ kind }) => kind === first?.kind) ? first : undefined;
  };
  const [start, end, ...landed] = [from, to, ...landings].map(agreed);
  const there = landed.find((state) => state?.kind === "there");
  if (there) return { from: there, to: there };
  return start && end && landed.every((state) => state !== undefined)
    ? { from: start, to: end }
    : undefined;
}

function turnsOf(
  delta: ConfigDelta,
  { release, index }: Pick<Turn, "release" | "index">,
): KeyTurn[] {
  const { surface, path, op } = delta;
  const common = {
    surface,
    op,
    release,
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
