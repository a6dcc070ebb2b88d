import type { Version } from "../../versions.ts";
import { isGone, nothingSaid, type Lineage } from "./lineage.ts";
import type { Line, Said } from "./line.ts";
import { placeOf } from "./memory.ts";
import type { SettleWarning } from "./settle.ts";

/** A step of a release reads a key. */
export interface Reading {
  readonly name: string;
  readonly version: Version;
  /** The key then; without a line one that nothing has happened to. */
  readonly line: Line | undefined;
  readonly keys: ReadonlySet<string>;
  /** Whether a key of that name from before the leg has moved or changed. */
  readonly isOld: boolean;
}

type Leg = ReadonlyMap<string, Lineage>;

/** Tells the key that it is read, before or after the release changes it. */
export function readKey(name: string, version: Version, leg: Leg): Reading {
  const { surface, path } = placeOf(name);
  const lineage = leg.get(surface);
  const line = lineage?.lines.get(path);
  if (line) line.read = true;
  if (line?.default) line.default.read = true;
  const keys = new Set(line?.keys ?? [path]);
  return { name, version, line, keys, isOld: lineage?.olds.has(path) ?? false };
}

/**
 * What a step reads as its release leaves it. Of what the release itself takes
 * away only names that the way had brought: an operator has the others.
 */
export function readingOf(
  before: Reading,
  after: Reading,
  leg: Leg,
): Reading | undefined {
  const { surface, path } = placeOf(after.name);
  const lineage = leg.get(surface);
  const isBackInPlace = before.isOld && !after.isOld;
  if (lineage === undefined || after.line || isBackInPlace) return after;
  if (before.line && !before.keys.has(path)) return before;
  return isGone(lineage, path) ? undefined : after;
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
    if (isStillThere(lineage, path, reading)) continue;
    yield {
      kind: "read-on-the-way",
      surface,
      path,
      message: `\`${path}\` is read by a step of ${reading.version}, and gone or another key at the end of the leg`,
      origin: lastSaid(lineage, path, reading).origin,
    };
  }
}

function isStillThere(
  lineage: Lineage,
  path: string,
  { line, keys }: Reading,
): boolean {
  const now = lineage.lines.get(path);
  if (now) return now === line || [...now.keys].some((key) => keys.has(key));
  // As before the leg, or gone without a trace.
  return !isGone(lineage, path) && keys.has(path);
}

/** What the delta said that took the name away. */
function lastSaid(
  { lines, olds }: Lineage,
  path: string,
  reading: Reading,
): Said {
  const line = lines.get(path) ?? reading.line;
  const key = line?.value.kind === "old" ? line.value.key : path;
  return olds.get(key)?.said ?? line?.said ?? nothingSaid;
}
