import semver from "semver";

/** Whether a version of a tool lies in a range; they number as they like: `15.18` is 15.18.0. */
export function isToolInRange(version: string, range: string): boolean {
  return semver.satisfies(semver.coerce(version) ?? "0.0.0", range);
}

/** How many of the versions in a range are this one of a tool, or later. */
export function shareFrom(
  version: string,
  range: string,
): "all" | "some" | "none" {
  const own = semver.coerce(version) ?? "0.0.0";
  if (semver.gtr(own, range)) return "none";
  const least = semver.minVersion(range);
  return least && semver.gte(least, own) ? "all" : "some";
}
