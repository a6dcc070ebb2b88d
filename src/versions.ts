import semver from "semver";

/** A version as the release files write it: `1.2.0`, never `v1.2.0`. */
export type Version = string;

/** Whether `text` is a full semantic version without a leading `v`. */
export function isVersion(text: string): boolean {
  return semver.valid(text) === text;
}

/** Whether `text` is a range that semver understands, such as `>=1.2 <2`. */
export function isRange(text: string): boolean {
  return semver.validRange(text) !== null;
}

/** Oldest first; pre-releases before their release. */
export function compareVersions(a: Version, b: Version): number {
  return semver.compare(a, b);
}

/** Pre-releases count as inside a range that spans them. */
export function inRange(version: Version, range: string): boolean {
  return semver.satisfies(version, range, { includePrerelease: true });
}

/** The kind of release that leads from `from` to `to`. */
export function bump(from: Version, to: Version): "major" | "minor" | "patch" {
  if (semver.major(from) !== semver.major(to)) return "major";
  if (semver.minor(from) !== semver.minor(to)) return "minor";
  return "patch";
}

/** `stable`, or the name of the pre-release: `beta` of 1.1.0-beta.2. */
export function channelOf(version: Version): string {
  const [name] = semver.prerelease(version) ?? [];
  return name === undefined ? "stable" : String(name);
}

/** The minor line of a version: `1.2` of 1.2.3. */
export function lineOf(version: Version): string {
  return `${semver.major(version)}.${semver.minor(version)}`;
}

/** How many different majors (minor lines) lie between two versions, the last counted. */
export function majorOf(version: Version): number {
  return semver.major(version);
}

const overlaps = new Map<string, boolean>();

/** Whether one version can satisfy both ranges. */
export function rangesOverlap(a: string, b: string): boolean {
  const key = `${a}\n${b}`;
  const known = overlaps.get(key);
  if (known !== undefined) return known;
  const overlap = semver.intersects(a, b, { includePrerelease: true });
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
  return new semver.Range(range, { includePrerelease: true }).set
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
  bound: semver.SemVer,
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
  return new semver.Range(range).range;
}
