import type { ConfigDelta, SplitPart } from "../../release/types.ts";
import { pathsGone } from "../delta-paths.ts";
import {
  arrive,
  endLine,
  findLine,
  oldKey,
  type Lineage,
  type Op,
  type Ranked,
} from "./lineage.ts";
import { becomeNew, convert, retype } from "./line-changes.ts";
import { copyLine, sayOf, tell, type Line } from "./line.ts";
import { mergeLines } from "./merge.ts";

type Move = Op<"removed" | "renamed" | "split" | "merged">;

/** A key that a move takes from its place; without a line where it was gone before. */
export interface Source {
  readonly path: string;
  readonly line: Line | undefined;
}

export function isMove(delta: ConfigDelta): delta is Move {
  switch (delta.op) {
    case "removed":
    case "renamed":
    case "split":
    case "merged":
      return true;
    default:
      return false;
  }
}

/**
 * Removals, renames, splits and merges of one release: all take keys as they
 * were before it, so that two keys can change places. A key may feed several of
 * them. One that arrives where another is replaces it.
 */
export function applyMoves(
  lineage: Lineage,
  moves: readonly Ranked<Move>[],
): void {
  const taken = moves.map((move) =>
    sourcesOf(move.delta).map((path) => ({
      path,
      line: findLine(lineage, path, move),
    })),
  );
  const claims = claimsOn(moves, taken);
  const share = (line: Line) => shareOf(lineage, line, claims);
  for (const { line } of taken.flat())
    if (line) lineage.lines.delete(line.path);

  const arrivals = moves.flatMap((move, index) =>
    carry(lineage, move, taken[index] ?? [], share).map((line) => ({
      line,
      move,
    })),
  );
  for (const [index, move] of moves.entries()) {
    for (const { line } of taken[index] ?? [])
      if (line && !claims.has(line)) endLine(lineage, line, move);
  }
  for (const { line, move } of arrivals) {
    const there = lineage.lines.get(line.path);
    if (there) {
      const message = `Unexpected \`${line.path}\`, expected a key that is not there yet`;
      lineage.odd("contradiction", move.delta, message);
      endLine(lineage, there, move);
    }
    arrive(lineage, line);
  }
}

function sourcesOf(delta: Move): readonly string[] {
  return [...new Set(pathsGone(delta))];
}

/** How many arrivals each line feeds; one that feeds none is not here. */
function claimsOn(
  moves: readonly Ranked<Move>[],
  taken: readonly (readonly Source[])[],
): Map<Line, number> {
  const claims = new Map<Line, number>();
  for (const [index, { delta }] of moves.entries()) {
    const uses = delta.op === "split" ? delta.into.length : 1;
    if (delta.op === "removed" || uses === 0) continue;
    for (const { line } of taken[index] ?? [])
      if (line) claims.set(line, (claims.get(line) ?? 0) + uses);
  }
  return claims;
}

/** Copies for those who ask, the line itself for the last of them. */
function shareOf(
  lineage: Lineage,
  line: Line,
  claims: Map<Line, number>,
): Line {
  const left = (claims.get(line) ?? 1) - 1;
  claims.set(line, left);
  if (left === 0) return line;
  const copy = copyLine(line);
  for (const key of copy.keys) oldKey(lineage, key).users.add(copy);
  return copy;
}

/** What a move makes of the lines it takes, under their new names. */
function carry(
  lineage: Lineage,
  move: Ranked<Move>,
  sources: readonly Source[],
  share: (line: Line) => Line,
): Line[] {
  const { delta } = move;
  const line = sources[0]?.line;
  switch (delta.op) {
    case "removed":
      return [];
    case "renamed":
      return line ? [carryTo(lineage, share(line), delta, move)] : [];
    case "split":
      if (line === undefined) return [];
      return delta.into.map((part) =>
        carryTo(lineage, share(line), part, move),
      );
    case "merged": {
      const own = sources.map(({ path, line }) => ({
        path,
        line: line && share(line),
      }));
      return [mergeLines(lineage, own, { ...move, delta })];
    }
  }
}

function carryTo(
  lineage: Lineage,
  line: Line,
  { path, transform, retyped }: SplitPart,
  { delta, rank }: Ranked,
): Line {
  const said = sayOf(delta);
  line.path = path;
  becomeNew(line);
  convert(line, transform);
  if (line.value.kind === "old") {
    if (retyped) retype(line, retyped);
    const old = oldKey(lineage, line.value.key);
    // Last among the parts of a split, as it is the last that was written.
    old.users.delete(line);
    old.users.add(line);
    Object.assign(old, { said, rank });
    return line;
  }
  if (line.birth) tell(line, said);
  else line.said = said;
  line.rank = rank;
  return line;
}
