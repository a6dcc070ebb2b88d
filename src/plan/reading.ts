import type { Version } from "../versions.ts";
import { isGone, nothingSaid, type Lineage } from "./lineage.ts";
import type { Line, Said } from "./line.ts";
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
  const { surface, path } = placeOf(name);
  const line = leg.get(surface)?.lines.get(path);
  if (line === undefined) return;
  line.read = true;
  if (line.default) line.default.read = true;
}

/** What a step reads of the keys as its release leaves them. */
export function readingOf(
  name: string,
  version: Version,
  leg: Leg,
): Reading | undefined {
  const { surface, path } = placeOf(name);
  const lineage = leg.get(surface);
  if (lineage && isGone(lineage, path)) return undefined;
  return { name, version, line: lineage?.lines.get(path) };
}

/** The keys that are read under a name they do not have at the end of the leg. */
export function* lostReadings(
  readings: readonly Reading[],
  leg: Leg,
): Generator<SettleWarning> {
  for (const reading of readings) {
    const { surface, path } = placeOf(reading.name);
    const lineage = leg.get(surface);
    if (lineage === undefined || lineage.passing.has(path)) continue;
    const line = lineage.lines.get(path) ?? reading.line;
    if (isStillThere(lineage, path, reading.line)) continue;
    yield {
      kind: "read-on-the-way",
      surface,
      path,
      message: `\`${path}\` is read by a step of ${reading.version}, and gone or another key at the end of the leg`,
      origin: lastSaid(lineage, path, line).origin,
    };
  }
}

function isStillThere(
  lineage: Lineage,
  path: string,
  line: Line | undefined,
): boolean {
  const now = lineage.lines.get(path);
  if (now) return now === line || isInPlace(now);
  if (isGone(lineage, path)) return false;
  // Nothing is left to say of it: as before the leg, or gone without a trace.
  return line === undefined || isInPlace(line);
}

function isInPlace({ path, value }: Line): boolean {
  return value.kind === "old" && value.key === path;
}

/** What the delta said that took the name away. */
function lastSaid(
  { olds }: Lineage,
  path: string,
  line: Line | undefined,
): Said {
  const key = line?.value.kind === "old" ? line.value.key : path;
  return olds.get(key)?.said ?? line?.said ?? nothingSaid;
}
