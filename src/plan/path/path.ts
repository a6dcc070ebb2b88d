import type { Product, Release } from "../../release/types.ts";
import { channelOf, inRange, type Version } from "../../versions.ts";
import { endsProblem, unknownVersion, type NoPath } from "./no-path.ts";
import { obstaclesOf, type Obstacle, type Terms } from "./obstacles.ts";
import type { Request } from "../plan.ts";
import { targetsOf } from "./targets.ts";
import { releasesBetween, releasesLost, trackOf, type Track } from "./track.ts";
import { findWaivers } from "./waivers.ts";

/** One leg's way: the releases it brings, and why it ends where it does. */
export interface Hop {
  /** Part id; empty for the product itself. */
  readonly part: string;
  readonly from: Version;
  readonly to: Version;
  readonly releases: readonly Release[];
  /** Releases in `from` that `to` does not contain: backports made later. */
  readonly lost: readonly Release[];
  /** Whether the part's way begins, or ends, with this leg. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly track: Track;
  /** Why one may not go on straight from `from`; empty on a last leg. */
  readonly landing: readonly Obstacle[];
}

export interface Path {
  readonly kind: "path";
  readonly hops: readonly Hop[];
}

/** Where every part stands: an index into each track, the product's first. */
type State = readonly number[];

/**
 * The shortest legal way; of several the one whose landings are the latest.
 * Parts that are versioned apart move one at a time, and every state on the way
 * is one that the releases say they work in.
 */
export function findPath(
  product: Product,
  ends: { readonly from: Version; readonly to: Version },
  request: Request,
): Path | NoPath {
  const problem = endsProblem(product, ends, request);
  if (problem !== undefined) return problem;
  const moves = [{ part: "", ...ends }, ...(request.parts ?? [])];
  const tracks: Track[] = [];
  for (const { part, from, to } of moves) {
    const releases = releasesOf(product, part);
    for (const version of [from, to]) {
      const known = releases.some((release) => release.version === version);
      if (!known)
        return unknownVersion(titleOf(product, part), releases, version);
    }
    tracks.push(trackOf(part, releases));
  }
  const start = tracks.map((track, at) => indexIn(track, moves[at]?.from));
  const goal = tracks.map((track, at) => indexIn(track, moves[at]?.to));
  const terms = termsOf(product, request, [ends.from, ends.to]);
  const search = { product, tracks, start, goal };
  const way = shortestWay(search, terms);
  if (way !== undefined)
    return { kind: "path", hops: explain(search, way, terms) };
  return blocked(search, terms);
}

interface Search {
  readonly product: Product;
  readonly tracks: readonly Track[];
  readonly start: State;
  readonly goal: State;
}

/** Breadth first; newer targets are tried before older ones. */
function shortestWay(
  { product, tracks, start, goal }: Search,
  terms: Terms,
): State[] | undefined {
  const parents = new Map<string, State | undefined>([[key(start), undefined]]);
  let frontier: State[] = [start];
  while (frontier.length > 0) {
    const next: State[] = [];
    for (const state of frontier) {
      for (const neighbour of neighbours(state)) {
        const name = key(neighbour);
        if (parents.has(name)) continue;
        parents.set(name, state);
        if (name === key(goal)) return backtrack(parents, neighbour);
        next.push(neighbour);
      }
    }
    frontier = next;
  }
  return undefined;

  function* neighbours(state: State): Generator<State> {
    for (const [at, track] of tracks.entries()) {
      for (const to of targetsOf(track, state[at] ?? 0, terms, goal[at])) {
        const neighbour = state.with(at, to);
        if (fits(product, tracks, neighbour)) yield neighbour;
      }
    }
  }
}

/** Whether every part is in the range that the others' releases ask for. */
function fits(
  product: Product,
  tracks: readonly Track[],
  state: State,
): boolean {
  if (tracks.length === 1) return true;
  return tracks.every((track, at) => {
    const asked = track.releases[state[at] ?? 0]?.parts ?? {};
    return Object.entries(asked).every(([name, range]) => {
      const part = name === product.id ? "" : name;
      const other = tracks.findIndex((track) => track.part === part);
      const version = tracks[other]?.releases[state[other] ?? 0]?.version;
      return version === undefined || inRange(version, range);
    });
  });
}

function backtrack(
  parents: ReadonlyMap<string, State | undefined>,
  last: State,
): State[] {
  const way: State[] = [];
  let here: State | undefined = last;
  while (here !== undefined) {
    way.unshift(here);
    here = parents.get(key(here));
  }
  return way;
}

function explain(
  { tracks }: Search,
  way: readonly State[],
  terms: Terms,
): Hop[] {
  const moves = way.slice(1).map((state, step) => {
    const before = way[step] ?? state;
    const at = state.findIndex((index, part) => index !== before[part]);
    return { at, from: before[at] ?? 0, to: state[at] ?? 0 };
  });
  return moves.flatMap(({ at, from, to }, step) => {
    const track = tracks[at];
    if (track === undefined) return [];
    const after = moves.slice(step + 1).find((move) => move.at === at);
    const landing =
      after === undefined
        ? []
        : obstaclesOf(track, { from, to: after.to }, terms);
    return {
      part: track.part,
      track,
      isFirst: !moves.slice(0, step).some((move) => move.at === at),
      isLast: after === undefined,
      from: track.releases[from]?.version ?? "",
      to: track.releases[to]?.version ?? "",
      releases: releasesBetween(track, from, to),
      lost: releasesLost(track, from, to),
      landing,
    };
  });
}

function blocked(search: Search, terms: Terms): NoPath {
  const { tracks, start, goal } = search;
  const obstacles = tracks.flatMap((track, at) =>
    obstaclesOf(track, { from: start[at] ?? 0, to: goal[at] ?? 0 }, terms),
  );
  const isOpen = (waived: ReadonlySet<string>) =>
    shortestWay(search, { ...terms, waived }) !== undefined;
  const [first] = obstacles;
  return {
    kind: "no-path",
    because: "blocked",
    why: first?.because ?? "the parts do not fit together on any way",
    instead: "Ask the maintainers, or waive a constraint and take its risk",
    waivers: findWaivers(tracks, terms, isOpen),
  };
}

function releasesOf(product: Product, part: string): readonly Release[] {
  if (part === "") return product.releases;
  return product.parts.find(({ id }) => id === part)?.releases ?? [];
}

function titleOf(product: Product, part: string): string {
  return product.parts.find(({ id }) => id === part)?.title ?? product.name;
}

function indexIn(track: Track, version: Version | undefined): number {
  return track.indexOf.get(version ?? "") ?? -1;
}

function key(state: State): string {
  return state.join(" ");
}

function termsOf(
  { policy }: Product,
  { answers = {}, waive = [] }: Request,
  ends: readonly Version[],
): Terms {
  const channels = new Set(["stable", ...ends.map(channelOf)]);
  return { policy, answers, channels, waived: new Set(waive) };
}
