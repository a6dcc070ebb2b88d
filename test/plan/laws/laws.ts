import { isDeepStrictEqual } from "node:util";
import type {
  ReleaseDeltas,
  asRelease,
  settle,
} from "../../../src/plan/settle/settle.ts";
import { filesAgree, schemasAgree, type Leg } from "./agreement.ts";
import { falseClaims } from "./claims.ts";
import type { History } from "./histories.ts";
import { land, walk } from "./simulator.ts";
import {
  silentFlips,
  wrongGuests,
  silentReads,
  wrongCollisions,
  wrongObituaries,
} from "./warnings.ts";
import { nameOf, namesIn, type State } from "./travel.ts";

/** The functions under test, so that broken ones can be held against the laws too. */
export interface Planner {
  readonly settle: typeof settle;
  readonly asRelease: typeof asRelease;
}

/** What is wrong, one line each; nothing where the law holds. */
export type Law = (planner: Planner, history: History) => readonly string[];

export const laws = {
  "settling in two parts is settling at once": composes,
  "nothing settles to nothing": settlesNothing,
  "the file after the settled deltas is the file after the walk": keepsFiles,
  "the keys, defaults and flags are those of the walk": keepsSchemas,
  "what is settled stays as it is": isIdempotent,
  "the same input gives the same output and is left alone": isPure,
  "what a settled delta says of the past is true": claimsTruth,
  "a removal remembers the deprecation before it": remembers,
  "a name that means another key is warned of, and no other": warnsOfCollisions,
  "a default that came back is told of if a step read the key in between":
    tellsOfFlips,
  "a key that comes and goes is kept if a step reads it, and only then":
    keepsGuests,
  "a step that reads a name of the way is told of": tellsOfReads,
} satisfies Record<string, Law>;

export type LawName = keyof typeof laws;

function composes(
  { settle, asRelease }: Planner,
  { start, releases }: History,
): string[] {
  return releases.flatMap((_, cut) => {
    const [a, b] = [releases.slice(0, cut), releases.slice(cut)];
    const gone = settledAway(start, a);
    if (b.some((release) => readsOf(release).some((key) => gone.has(key))))
      return [];
    const first = asRelease(settle(a), releases[cut]?.version ?? "0.0.0");
    const [parts, whole] = [settle([first, ...b]), settle(releases)];
    if (isDeepStrictEqual(parts.deltas, whole.deltas)) return [];
    return [
      `cut at ${cut}: ${JSON.stringify(parts.deltas)} is not ${JSON.stringify(whole.deltas)}`,
    ];
  });
}

/** Steps read keys, and so does a key that comes back. */
function readsOf({ reads, deltas }: ReleaseDeltas): string[] {
  const restored = deltas.filter(({ op }) => op === "restored").map(nameOf);
  return [...reads, ...restored];
}

/** Keys that are gone after these releases, and were more in between than removed. */
function settledAway(
  start: State,
  releases: readonly ReleaseDeltas[],
): Set<string> {
  const all = releases.map(({ deltas }) => deltas);
  const spokenOf = all.flat().flatMap((delta) => [...namesIn(delta)]);
  const { keys } = walk(start, all);
  return new Set(
    spokenOf.filter(
      (name, at) => !keys.has(name) && spokenOf.indexOf(name) !== at,
    ),
  );
}

function settlesNothing({ settle }: Planner, { releases }: History): string[] {
  const empty = releases.map((release) => ({ ...release, deltas: [] }));
  return [[], empty].flatMap((quiet) => {
    const { deltas, warnings } = settle(quiet);
    return [...deltas, ...warnings].map((one) => JSON.stringify(one));
  });
}

function keepsFiles(planner: Planner, history: History): string[] {
  return legs(planner, history).flatMap((leg) => [...filesAgree(leg).quarrels]);
}

function keepsSchemas(planner: Planner, history: History): string[] {
  return legs(planner, history).flatMap(schemasAgree);
}

function claimsTruth(planner: Planner, history: History): string[] {
  return legs(planner, history).flatMap(falseClaims);
}

function remembers(planner: Planner, history: History): string[] {
  return legs(planner, history).flatMap(wrongObituaries);
}

function warnsOfCollisions(planner: Planner, history: History): string[] {
  return legs(planner, history).flatMap((leg) => wrongCollisions(leg));
}

function tellsOfFlips(planner: Planner, history: History): string[] {
  return legs(planner, history).flatMap(silentFlips);
}

function keepsGuests(planner: Planner, history: History): string[] {
  return legs(planner, history).flatMap(wrongGuests);
}

function tellsOfReads(planner: Planner, history: History): string[] {
  return legs(planner, history).flatMap(silentReads);
}

const known = new WeakMap<
  History,
  { readonly planner: Planner; readonly legs: readonly Leg[] }
>();

/** Every leg of every split of a history: what holds for each holds for all routes. */
export function legs(planner: Planner, history: History): readonly Leg[] {
  const before = known.get(history);
  if (before?.planner === planner) return before.legs;
  const made = legsAnew(planner, history);
  known.set(history, { planner, legs: made });
  return made;
}

function legsAnew({ settle }: Planner, { start, releases }: History): Leg[] {
  let state = start;
  return releases.flatMap(({ deltas }, from) => {
    const here = state;
    state = land(walk(here, [deltas]));
    return releases.slice(from).map((_, length) => {
      const leg = releases.slice(from, from + length + 1);
      const { deltas: settled, warnings } = settle(leg);
      return { start: here, releases: leg, settled, warnings };
    });
  });
}

function isIdempotent(
  { settle, asRelease }: Planner,
  { releases }: History,
): string[] {
  const once = settle(releases);
  const twice = settle([asRelease(once, "9.9.9")]);
  if (isDeepStrictEqual(twice.deltas, once.deltas)) return [];
  return [
    `${JSON.stringify(once.deltas)} becomes ${JSON.stringify(twice.deltas)}`,
  ];
}

function isPure({ settle }: Planner, { releases }: History): string[] {
  const before = JSON.stringify(releases);
  const first = JSON.stringify(settle(releases));
  const copy = structuredClone(releases);
  const again = JSON.stringify(settle(copy));
  return [
    ...(first === again ? [] : [`${first} is not ${again}`]),
    ...(before === JSON.stringify(releases) ? [] : ["the input has changed"]),
  ];
}
