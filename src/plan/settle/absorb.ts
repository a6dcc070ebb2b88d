import type { Version } from "../../versions.ts";
import {
  arrive,
  endLine,
  findLine,
  oldKey,
  tidy,
  touchOld,
  type Lineage,
  type Op,
  type Ranked,
} from "./lineage.ts";
import {
  changeDefault,
  changeRequirement,
  convert,
  deprecate,
  restore,
  retype,
  undeprecate,
} from "./line-changes.ts";
import { newLine, sayOf, tell, type Line } from "./line.ts";
import { applyMoves, isMove } from "./moves.ts";

/**
 * Takes one release into the lineage. First the moves, all reading the keys as
 * they were; then keys are added or restored; then keys change, under the names
 * they have by then. An `added` before the `removed` of the same key is a key
 * that only the way needs: it is removed last.
 */
export function absorb(
  lineage: Lineage,
  ranked: readonly Ranked[],
  version: Version,
): void {
  lineage.touched.clear();
  const passing = passingRemovals(ranked);
  const moves = ranked.flatMap(({ delta, rank }) =>
    isMove(delta) && !passing.has(delta) ? [{ delta, rank }] : [],
  );
  applyMoves(lineage, moves);
  for (const one of ranked)
    if (one.delta.op === "type-changed") change(lineage, one, version);
  for (const one of ranked) introduce(lineage, one);
  for (const one of ranked)
    if (one.delta.op !== "type-changed") change(lineage, one, version);
  for (const one of ranked) {
    const line = passing.has(one.delta) && lineage.lines.get(one.delta.path);
    if (line && line.keys.size === 0) {
      line.read = true;
      lineage.lines.delete(line.path);
      endLine(lineage, line, one);
    }
  }
  for (const old of lineage.touched) tidy(lineage, old);
}

function passingRemovals(ranked: readonly Ranked[]): Set<Ranked["delta"]> {
  const added = new Set<string>();
  const passing = new Set<Ranked["delta"]>();
  for (const { delta } of ranked) {
    if (delta.op === "added") added.add(delta.path);
    if (delta.op === "removed" && added.has(delta.path)) passing.add(delta);
  }
  return passing;
}

function introduce(lineage: Lineage, { delta, rank }: Ranked): void {
  if (delta.op === "added") add(lineage, { delta, rank });
  if (delta.op === "restored") bringBack(lineage, { delta, rank });
}

/** A key that is there already stays as it is. */
function add(lineage: Lineage, { delta, rank }: Ranked<Op<"added">>): void {
  const { path, now, type, required, secret, set } = delta;
  if (lineage.lines.has(path)) {
    const message = `Unexpected \`${path}\`, expected a key that is not there yet`;
    lineage.odd("contradiction", delta, message);
    return;
  }
  arrive(
    lineage,
    newLine(path, {
      keys: new Set(),
      value: { kind: "none" },
      standby: set ?? (required ? { kind: "open" } : undefined),
      birth: { isBack: false, now, type, required, secret },
      said: sayOf(delta),
      rank,
    }),
  );
}

/**
 * A key that the leg itself removed goes on where it ended. One that was removed
 * before the leg has no value any more: it is new, but for its name.
 */
function bringBack(
  lineage: Lineage,
  { delta, rank }: Ranked<Op<"restored">>,
): void {
  const { path, now } = delta;
  const living = lineage.lines.get(path);
  if (living) {
    restore(living, delta);
    return;
  }
  const lost = lineage.lost.get(path);
  if (lost) {
    resume(lineage, lost, { delta, rank });
    return;
  }
  arrive(
    lineage,
    newLine(path, {
      keys: new Set(),
      value: { kind: "none" },
      birth: {
        isBack: true,
        now,
        type: undefined,
        required: false,
        secret: false,
      },
      said: sayOf(delta),
      rank,
    }),
  );
}

function resume(
  lineage: Lineage,
  line: Line,
  { delta, rank }: Ranked<Op<"restored">>,
): void {
  const said = sayOf(delta);
  for (const key of line.keys) {
    const old = touchOld(lineage, key, { delta, rank });
    old.users.add(line);
    if (old.removal) Object.assign(old, { said, rank, removal: undefined });
  }
  line.rank = rank;
  restore(line, delta);
  arrive(lineage, line);
}

/** What a key is, where it stays. */
function change(lineage: Lineage, one: Ranked, version: Version): void {
  const { delta } = one;
  switch (delta.op) {
    case "type-changed":
    case "default-changed":
    case "required-changed":
    case "deprecated":
    case "undeprecated":
      break;
    default:
      return;
  }
  const line = findLine(lineage, delta.path, one);
  if (line === undefined) return;
  switch (delta.op) {
    case "type-changed":
      changeType(lineage, line, delta);
      return;
    case "default-changed": {
      const between = changeDefault(line, delta);
      if (!between?.read) return;
      const message = `The default of \`${delta.path}\` was \`${between.now}\` on the way: a step read the key then`;
      lineage.odd("data-under-old-default", delta, message);
      return;
    }
    case "required-changed":
      changeRequirement(line, delta);
      return;
    case "deprecated":
      deprecate(line, delta, version);
      return;
    case "undeprecated":
      undeprecate(line, delta);
  }
}

/** A rename, a split part or a new key says the type itself; a merge has none. */
function changeType(
  lineage: Lineage,
  line: Line,
  delta: Op<"type-changed">,
): void {
  const { transform, was, now } = delta;
  const said = sayOf(delta);
  convert(line, transform);
  if (line.value.kind === "old") {
    retype(line, { was, now });
    oldKey(lineage, line.value.key).said = said;
  } else if (line.birth) {
    if (!line.birth.isBack) line.birth.type = now;
    tell(line, said);
  } else if (transform.kind !== "identity") line.said = said;
}
