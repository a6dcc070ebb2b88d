// Each by its own file: pages load these, and the whole package is half as much again.
import Range from "semver/classes/range.js";
import type SemVer from "semver/classes/semver.js";
import compare from "semver/functions/compare.js";
import major from "semver/functions/major.js";
import minor from "semver/functions/minor.js";
import prerelease from "semver/functions/prerelease.js";
import satisfies from "semver/functions/satisfies.js";
import valid from "semver/functions/valid.js";
import intersects from "semver/ranges/intersects.js";
import validRange from "semver/ranges/valid.js";

/** A version as the release files write it: `1.2.0`, never `v1.2.0`. */
export type Version = string;

/** Whether `text` is a full semantic version without a leading `v`. */
export function isVersion(text: string): boolean {
  return valid(text) === text;
}

/** Whether `text` is a range that semver understands, such as `>=1.2 <2`. */
export function isRange(text: string): boolean {
  return validRange(text) !== null;
}

/** Oldest first; pre-releases before their release. */
export function compareVersions(a: Version, b: Version): number {
  return compare(a, b);
}

/** Pre-releases count as inside a range that spans them. */
export function inRange(version: Version, range: string): boolean {
  return satisfies(version, range, { includePrerelease: true });
}

/** The kind of release that leads from `from` to `to`. */
export function bump(from: Version, to: Version): "major" | "minor" | "patch" {
  if (major(from) !== major(to)) return "major";
  if (minor(from) !== minor(to)) return "minor";
  return "patch";
}

/** `stable`, or the name of the pre-release: `beta` of 1.1.0-beta.2. */
export function channelOf(version: Version): string {
  const [name] = prerelease(version) ?? [];
  return name === undefined ? "stable" : String(name);
}

/** The minor line of a version: `1.2` of 1.2.3. */
export function lineOf(version: Version): string {
  return `${major(version)}.${minor(version)}`;
}

/** How many different majors (minor lines) lie between two versions, the last counted. */
export function majorOf(version: Version): number {
  return major(version);
}

const overlaps = new Map<string, boolean>();

/** Whether one version can satisfy both ranges. */
export function rangesOverlap(a: string, b: string): boolean {
  const key = `${a}\n${b}`;
  const known = overlaps.get(key);
  if (known !== undefined) return known;
  const overlap = intersects(a, b, { includePrerelease: true });
  overlaps.set(key, overlap);
  return overlap;
}

/** A closed interval of indices into a sorted list of versions. */
export interface Interval {
  readonly first: number;
  readonly last: number;
}

/**
 * The parts of a sorted list of versions that a range covers. Costs a few
 * comparisons a bound instead of one test a version.
 */
export function intervalsOf(
  range: string,
  sorted: readonly Version[],
): Interval[] {
  return new Range(range, { includePrerelease: true }).set
    .map((comparators) => {
      let first = 0;
      let last = sorted.length - 1;
      for (const { operator, semver: bound } of comparators) {
        // The comparator of `*` has no bound.
        if (!("version" in bound)) continue;
        if (operator === "" || operator === ">=" || operator === ">") {
          const strict = operator === ">";
          first = Math.max(first, firstAbove(sorted, bound, strict));
        }
        if (operator === "" || operator === "<=" || operator === "<") {
          const strict = operator !== "<";
          last = Math.min(last, firstAbove(sorted, bound, strict) - 1);
        }
      }
      return { first, last };
    })
    .filter(({ first, last }) => first <= last);
}

/** Index of the first version above a bound, or not below it where not strict. */
function firstAbove(
  sorted: readonly Version[],
  bound: SemVer,
  strict: boolean,
): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = bound.compare(sorted[middle] ?? "");
    const isAbove = strict ? order < 0 : order <= 0;
    if (isAbove) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A range as plain comparisons, such as `>=1.2.0 <2.0.0-0 || >=3.0.0`. */
export function comparisonsOf(range: string): string {
  return new Range(range).range;
}
