import type {
  ReleaseDeltas,
  SettleWarning,
} from "../../../src/plan/settle/settle.ts";
import type { ConfigDelta } from "../../../src/release/types.ts";

import { pastsOf, type Past } from "./sayable.ts";
import { apply, walk } from "./simulator.ts";
import type { State } from "./travel.ts";
import { sameValue, unknown, type Value } from "./values.ts";

/** A leg, and what settling made of it. */
export interface Leg {
  readonly start: State;
  readonly releases: readonly ReleaseDeltas[];
  readonly settled: readonly ConfigDelta[];
  readonly warnings: readonly SettleWarning[];
}

export interface Agreement {
  /** One line for each key on which the walk and the settled deltas part. */
  readonly quarrels: readonly string[];
  /** Values compared, and those of them that settling left to the operator. */
  readonly values: number;
  readonly left: number;
}

/** Whether the operator's file is the same after the walk and after the settled deltas. */
export function filesAgree({ start, releases, settled }: Leg): Agreement {
  const deltas = releases.map((release) => release.deltas);
  const walked = walk(start, deltas);
  const once = apply(start, settled);
  const pasts = pastsOf(deltas);
  const names = [...new Set([...walked.file.keys(), ...once.file.keys()])];
  const quarrels: string[] = [];
  let left = 0;
  for (const name of names) {
    const [expected, found] = [walked.file.get(name), once.file.get(name)];
    if (sameValue(expected, found)) continue;
    const isRequired = walked.keys.get(name)?.required ?? false;
    if (mayDiffer(pasts.get(name), { expected, found, isRequired })) left += 1;
    else
      quarrels.push(
        `${name} is ${show(found)}, the walk has ${show(expected)}`,
      );
  }
  return { quarrels, values: names.length, left };
}

/**
 * What no delta can say may be left to the operator. What the leg itself placed
 * under an optional key, and nobody knows, may be left out.
 */
function mayDiffer(
  past: Past | undefined,
  {
    expected,
    found,
    isRequired,
  }: {
    readonly expected: Value | undefined;
    readonly found: Value | undefined;
    readonly isRequired: boolean;
  },
): boolean {
  if (past === undefined) return false;
  if (past.unsayable && sameValue(found, unknown)) return true;
  return (
    past.placed &&
    !isRequired &&
    found === undefined &&
    sameValue(expected, unknown)
  );
}

/** Whether the same keys exist, with the same defaults and flags. */
export function schemasAgree({ start, releases, settled }: Leg): string[] {
  const deltas = releases.map((release) => release.deltas);
  const walked = walk(start, deltas).keys;
  const once = apply(start, settled).keys;
  const pasts = pastsOf(deltas);
  const quarrels: string[] = [];
  for (const name of new Set([...walked.keys(), ...once.keys()])) {
    const [expected, found] = [walked.get(name), once.get(name)];
    if (expected === undefined || found === undefined) {
      quarrels.push(`${name} ${found ? "exists" : "is missing"}`);
      continue;
    }
    const { merged = false, bare = false } = pasts.get(name) ?? {};
    for (const flag of ["required", "deprecated"] as const)
      if (expected[flag] !== found[flag] && !bare)
        quarrels.push(`${name}: ${flag} is ${String(found[flag])}`);
    if (expected.type !== found.type && !merged && !bare)
      quarrels.push(`${name}: the type is ${found.type}, not ${expected.type}`);
    if (!defaultsAgree(expected.default, found.default, pasts.get(name)))
      quarrels.push(
        `${name}: the default is ${show(found.default)}, the walk has ${show(expected.default)}`,
      );
  }
  return quarrels;
}

/** A default that went through a calculation nobody can do is known to nobody. */
function defaultsAgree(
  expected: Value | undefined,
  found: Value | undefined,
  past: Past | undefined,
): boolean {
  if (sameValue(expected, found)) return true;
  if (past?.computed !== true) return false;
  if (sameValue(found, unknown)) return true;
  return past.placed && found === undefined && sameValue(expected, unknown);
}

function show(value: Value | undefined): string {
  return value === undefined ? "not set" : JSON.stringify(value);
}
