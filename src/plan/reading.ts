import type { Version } from "../versions.ts";
import { isGone, type Lineage } from "./lineage.ts";
import type { Line } from "./line.ts";
import { placeOf } from "./memory.ts";
import type { SettleWarning } from "./settle.ts";

/** A step of a release reads a key. */
export interface Reading {
  readonly name: string;
  readonly version: Version;
  /** The key then, where something had happened to it. */
  readonly line: Line | undefined;
}

type Leg = ReadonlyMap<string, Lineage>;

/** Tells the key that it is read. */
export function markRead(name: string, leg: Leg): void {
  const line = lineOf(name, leg);
  if (line === undefined) return;
  line.read = true;
  if (line.default) line.default.read = true;
}

export function noteReading(name: string, version: Version, leg: Leg): Reading {
  return { name, version, line: lineOf(name, leg) };
}

/** The keys that are read under a name they do not have at the end of the leg. */
export function* afterAll(
  readings: readonly Reading[],
  leg: Leg,
): Generator<SettleWarning> {
  for (const { name, version, line } of readings) {
    const { surface, path } = placeOf(name);
    const lineage = leg.get(surface);
    if (lineage === undefined || lineage.passing.has(path)) continue;
    const now = lineage.lines.get(path);
    const isAnother = line !== undefined && now !== undefined && now !== line;
    const said = now?.said ?? lineage.olds.get(path)?.said ?? line?.said;
    if (said === undefined || (!isAnother && !hasEnded(lineage, path, line)))
      continue;
    yield {
      kind: "read-on-the-way",
      surface,
      path,
      message: `\`${path}\` is read by a step of ${version}, and gone or another key at the end of the leg`,
      origin: said.origin,
    };
  }
}

function hasEnded(
  lineage: Lineage,
  path: string,
  line: Line | undefined,
): boolean {
  if (isGone(lineage, path)) return true;
  const isBorn = line !== undefined && line.keys.size === 0;
  return isBorn && !lineage.lines.has(path);
}

function lineOf(name: string, leg: Leg): Line | undefined {
  const { surface, path } = placeOf(name);
  return leg.get(surface)?.lines.get(path);
}
