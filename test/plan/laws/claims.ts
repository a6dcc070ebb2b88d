import { isDeepStrictEqual } from "node:util";
import type { ConfigDelta } from "../../../src/release/types.ts";
import type { Leg } from "./agreement.ts";
import { pastsOf, type Past } from "./sayable.ts";
import { apply, walk } from "./simulator.ts";
import { departures, nameOf, type Key } from "./travel.ts";
import { isScalar, type Value } from "./values.ts";

/** What settled deltas say beside their effect must be true for this leg. */
export function falseClaims({ start, releases, settled }: Leg): string[] {
  const deltas = releases.map((release) => release.deltas);
  const end = walk(start, deltas).keys;
  const pasts = pastsOf(deltas);
  const moved = apply(start, settled.filter(isMove)).keys;
  return settled.flatMap((delta) => {
    const name = nameOf(delta);
    const now = end.get(name);
    const made = invented(delta, deltas.flat());
    if (made.length > 0) return made;
    switch (delta.op) {
      case "removed":
        return said(name, "was", delta.was, start.keys.get(name)?.default);
      case "default-changed":
        return [
          ...said(name, "was", delta.was, moved.get(name)?.default),
          // The histories' `keep` is always the default before.
          ...said(name, "keep", delta.keep, delta.was),
        ];
      case "added":
        return [
          ...said(name, "type", delta.type, now?.type),
          ...leaks(name, delta.secret, now, pasts.get(name)),
        ];
      case "type-changed":
        return [
          ...said(name, "was", delta.was, start.keys.get(name)?.type),
          ...said(name, "now", delta.now, now?.type),
        ];
      default:
        return [];
    }
  });
}

/** Nothing that a settled delta quotes is made up, nor from another surface. */
function invented(
  delta: ConfigDelta,
  written: readonly ConfigDelta[],
): string[] {
  const fields = ["origin", "note", "untouched"] as const;
  return fields
    .filter((field) => delta[field] !== undefined)
    .filter(
      (field) =>
        !written.some(
          (one) =>
            isDeepStrictEqual(one[field], delta[field]) &&
            one.surface === delta.surface,
        ),
    )
    .map((field) => `${nameOf(delta)}: no release has this ${field}`);
}

function isMove(delta: ConfigDelta): boolean {
  return departures(delta).length > 0 || delta.op === "added";
}

/** Silence is no claim, and what is not known cannot be contradicted. */
function said(
  name: string,
  field: string,
  found: Value | undefined,
  expected: Value | undefined,
): string[] {
  if (!isScalar(found) || !isScalar(expected) || found === expected) return [];
  return [`${name}: ${field} is \`${found}\`, expected \`${expected}\``];
}

function leaks(
  name: string,
  isSecret: boolean,
  key: Key | undefined,
  past: Past | undefined,
): string[] {
  // A merge says nothing of secrecy.
  if (past?.merged || past?.bare || !key?.secret || isSecret) return [];
  return [`${name}: no longer secret`];
}
