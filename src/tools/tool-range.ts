// Each by its own file, as in versions.ts.
import coerce from "semver/functions/coerce.js";
import gte from "semver/functions/gte.js";
import satisfies from "semver/functions/satisfies.js";
import gtr from "semver/ranges/gtr.js";
import minVersion from "semver/ranges/min-version.js";

/** Whether a version of a tool lies in a range; they number as they like: `15.18` is 15.18.0. */
export function isToolInRange(version: string, range: string): boolean {
  return satisfies(coerce(version) ?? "0.0.0", range);
}

/** How many of the versions in a range are this one of a tool, or later. */
export function shareFrom(
  version: string,
  range: string,
): "all" | "some" | "none" {
  const own = coerce(version) ?? "0.0.0";
  if (gtr(own, range)) return "none";
  const least = minVersion(range);
  return least && gte(least, own) ? "all" : "some";
}
