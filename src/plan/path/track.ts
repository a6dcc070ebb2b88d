import type { Release, Requirement } from "../../release/types.ts";
import {
  intervalsOf,
  lineOf,
  majorOf,
  type Interval,
  type Version,
} from "../../versions.ts";

/**
 * The releases of a product, or of one of its parts, prepared for planning.
 * Releases are known by their index: their place in the order of versions.
 */
export interface Track {
  /** Part id; empty for the product itself. */
  readonly part: string;
  readonly releases: readonly Release[];
  readonly indexOf: ReadonlyMap<Version, number>;
  /** Whether the order of versions is the order of dates: no backports. */
  readonly isLinear: boolean;
  /** By index: what holds at this release, stated there or before. */
  readonly requirements: readonly ReadonlyMap<string, Requirement>[];
  /** By index: index of the last release of the same minor line. */
  readonly lineEnds: readonly number[];
  /** By index: which different minor line, which different major, counted from 0. */
  readonly lineNumbers: readonly number[];
  readonly majorNumbers: readonly number[];
  /** By index: date of the first release of its line, when the line branched off. */
  readonly branchDates: readonly string[];
  /** The indices that a range covers. */
  readonly covers: (range: string) => readonly Interval[];
}

/** Tracks depend on the releases alone: the next plan uses them again. */
const prepared = new WeakMap<readonly Release[], Track>();

/** Of a product (no `part`), or of one of its parts. */
export function trackOf(part: string, releases: readonly Release[]): Track {
  const known = prepared.get(releases);
  if (known?.part === part) return known;
  const track = prepare(part, releases);
  prepared.set(releases, track);
  return track;
}

function prepare(part: string, releases: readonly Release[]): Track {
  const versions = releases.map(({ version }) => version);
  const lines = versions.map(lineOf);
  const majors = versions.map((version) => String(majorOf(version)));
  const ranges = new Map<string, readonly Interval[]>();
  return {
    part,
    releases,
    indexOf: new Map(versions.map((version, index) => [version, index])),
    isLinear: releases.every(
      ({ date }, index) => date >= (releases[index - 1]?.date ?? date),
    ),
    requirements: carryForward(releases),
    lineEnds: endsOf(lines),
    lineNumbers: numbered(lines),
    majorNumbers: numbered(majors),
    branchDates: branchDatesOf(releases, lines),
    covers: (range) => {
      const known = ranges.get(range);
      if (known !== undefined) return known;
      const intervals = intervalsOf(range, versions);
      ranges.set(range, intervals);
      return intervals;
    },
  };
}

/** Whether a release's range of versions covers another release. */
export function isCovered(track: Track, range: string, index: number): boolean {
  return track
    .covers(range)
    .some(({ first, last }) => first <= index && index <= last);
}

/**
 * Whether the code of release `inner` is in release `outer`. Within a minor line
 * everything older is. Of other lines it is what was out when the line began:
 * 1.8.5 is not in 1.9.0 where 1.9.0 is the older of the two.
 */
export function contains(track: Track, outer: number, inner: number): boolean {
  if (inner > outer) return false;
  if (track.isLinear) return true;
  if (track.lineNumbers[inner] === track.lineNumbers[outer]) return true;
  const date = track.releases[inner]?.date ?? "";
  return date <= (track.branchDates[outer] ?? "");
}

/** The releases that a hop brings: in its target and not in its start. */
export function releasesBetween(
  track: Track,
  from: number,
  to: number,
): Release[] {
  if (track.isLinear) return track.releases.slice(from + 1, to + 1);
  return track.releases.filter(
    (_, index) =>
      index !== from &&
      contains(track, to, index) &&
      !contains(track, from, index),
  );
}

/** The releases that a hop takes away: in its start and not in its target. */
export function releasesLost(
  track: Track,
  from: number,
  to: number,
): Release[] {
  if (track.isLinear) return [];
  return track.releases.filter(
    (_, index) => contains(track, from, index) && !contains(track, to, index),
  );
}

function carryForward(releases: readonly Release[]) {
  let holds: ReadonlyMap<string, Requirement> = new Map();
  return releases.map(({ requires }) => {
    if (requires.length > 0) {
      const stated = requires.map((each) => [each.name, each] as const);
      holds = new Map([...holds, ...stated]);
    }
    return holds;
  });
}

function endsOf(lines: readonly string[]): number[] {
  const ends: number[] = [];
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const sameAsNext = lines[index] === lines[index + 1];
    ends[index] = sameAsNext ? (ends[index + 1] ?? index) : index;
  }
  return ends;
}

function numbered(names: readonly string[]): number[] {
  let number = -1;
  return names.map((name, index) => {
    if (name !== names[index - 1]) number += 1;
    return number;
  });
}

function branchDatesOf(
  releases: readonly Release[],
  lines: readonly string[],
): string[] {
  const dates = new Map<string, string>();
  for (const [index, { date }] of releases.entries()) {
    const line = lines[index] ?? "";
    const known = dates.get(line);
    if (known === undefined || date < known) dates.set(line, date);
  }
  return lines.map((line) => dates.get(line) ?? "");
}
