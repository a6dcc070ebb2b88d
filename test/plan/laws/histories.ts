import fc from "fast-check";
import type { ReleaseDeltas } from "../../../src/plan/settle/settle.ts";
import type { ConfigDelta } from "../../../src/release/types.ts";
import { Draft, type Chronicle } from "./draft.ts";
import { moves, type MoveName } from "./moves.ts";
import { picksFrom, type Picks } from "./picks.ts";
import { paths, scalarOf } from "./settings.ts";
import type { Key, State } from "./travel.ts";
import type { Value } from "./values.ts";

/** A product and an operator's file, and what its next releases bring. */
export interface History {
  readonly start: State;
  readonly releases: readonly ReleaseDeltas[];
}

interface RawRelease {
  readonly moves: readonly {
    readonly name: MoveName;
    readonly numbers: number[];
  }[];
  readonly reads: readonly number[];
  readonly reversed: boolean;
}

const numbers = (length: number) =>
  fc.array(fc.nat(999), { minLength: length, maxLength: length });

const move = fc.record({
  name: fc.oneof(
    ...names().map((name) => ({
      arbitrary: fc.constant(name),
      weight: moves[name].weight,
    })),
  ),
  numbers: numbers(11),
});

const release = fc.record({
  moves: fc.array(move, { minLength: 1, maxLength: 3, size: "max" }),
  reads: fc.oneof(
    { arbitrary: fc.constant([]), weight: 2 },
    { arbitrary: numbers(1), weight: 1 },
  ),
  reversed: fc.boolean(),
});

/** Every history is valid: the simulator walks it without a complaint. */
export const history: fc.Arbitrary<History> = fc
  .record({
    keys: fc.array(numbers(9), { minLength: 2, maxLength: 5, size: "max" }),
    releases: fc.array(release, { minLength: 1, maxLength: 6, size: "max" }),
  })
  .map(({ keys, releases }) => {
    const start = startOf(keys);
    return { start, releases: releasesFrom(start, releases) };
  });

/** Histories in which any number of keys change places at once, all of them set. */
export const shuffles: fc.Arbitrary<History> = fc
  .array(fc.shuffledSubarray(paths, { minLength: paths.length }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((orders) => ({
    start: {
      keys: new Map(paths.map((path) => [`env/${path}`, plainKey])),
      file: new Map(paths.map((path) => [`env/${path}`, `of ${path}`])),
      gone: new Map(),
      setAside: new Map(),
    },
    releases: orders.map((order, index) => ({
      version: `1.${index + 1}.0`,
      deltas: order.flatMap((path, place) => {
        const was = paths[place];
        return was === undefined || was === path ? [] : [renamed(was, path)];
      }),
      reads: [],
    })),
  }));

const plainKey: Key = {
  type: "string",
  required: false,
  deprecated: false,
  secret: false,
};

function renamed(was: string, path: string): ConfigDelta {
  return {
    op: "renamed",
    surface: "env",
    path,
    was,
    transform: { kind: "identity" },
    origin: { file: "shuffle.yaml", lines: {} },
  };
}

function names(): MoveName[] {
  return Object.keys(moves).filter((name): name is MoveName => name in moves);
}

function startOf(seeds: readonly number[][]): State {
  const keys = new Map<string, Key>();
  const file = new Map<string, Value>();
  for (const [index, seed] of seeds.entries()) {
    const pick = picksFrom(seed);
    const surface = pick.chance(25) ? "values" : "env";
    const name = `${surface}/${paths[index] ?? ""}`;
    const key = startKey(pick);
    const value = scalarOf(key.type, pick);
    keys.set(name, key);
    // Whoever runs a product has set what it requires.
    if (value !== undefined && (key.required || pick.chance(60)))
      file.set(name, value);
  }
  return { keys, file, gone: new Map(), setAside: new Map() };
}

function startKey(pick: Picks): Key {
  const type = pick.of(["integer", "string", "boolean"] as const) ?? "string";
  const fallback = pick.chance(75) ? scalarOf(type, pick) : undefined;
  return {
    type,
    required: pick.chance(25),
    deprecated: pick.chance(10),
    secret: pick.chance(10),
    ...(fallback !== undefined && { default: fallback }),
  };
}

function releasesFrom(
  start: State,
  raw: readonly RawRelease[],
): ReleaseDeltas[] {
  let chronicle: Chronicle = {
    state: start,
    recent: [],
    former: new Map(),
  };
  return raw.map(({ moves: steps, reads, reversed }, index) => {
    const version = `1.${index + 1}.0`;
    const draft = new Draft(chronicle, `${version}.yaml`);
    for (const { name, numbers } of steps)
      moves[name].move(draft, picksFrom(numbers));
    const before = chronicle.state.keys;
    chronicle = draft.done();
    const { deltas } = draft;
    const living = [
      ...new Set([...chronicle.state.keys.keys(), ...before.keys()]),
    ];
    return {
      version,
      deltas: reversed ? deltas.toReversed() : deltas,
      reads: reads.flatMap((number) => picksFrom([number]).of(living) ?? []),
    };
  });
}
