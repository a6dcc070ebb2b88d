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
