import type { Release } from "../release/types.ts";
import { compareVersions, type Version } from "../versions.ts";
import {
  byRemoval,
  declaredIn,
  type LivingDeprecation,
} from "./deprecations.ts";

/** A deprecation over its whole life. */
export interface Removal extends Omit<LivingDeprecation, "linesLeft"> {
  /** The release that took it away; absent while it works. */
  readonly gone?: Version;
}

/**
 * All that was ever deprecated and not taken back: what still works, next removal
 * first, then what is gone, last removal first.
 */
export function calendarOf(releases: readonly Release[]): Removal[] {
  const living = new Map<string, Removal>();
  const gone: Removal[] = [];
  for (const release of releases) {
    for (const [key, declared] of declaredIn(release)) {
      const known = living.get(key);
      if (typeof declared !== "string")
        living.set(key, { ...declared, since: release.version });
      else if (known) {
        living.delete(key);
        if (declared === "gone") gone.push({ ...known, gone: release.version });
      }
    }
    for (const [key, known] of living) {
      if (!isDue(known, release.version)) continue;
      living.delete(key);
      gone.push({ ...known, gone: release.version });
    }
  }
  return [...[...living.values()].sort(byRemoval), ...gone.toReversed()];
}

/** Of an endpoint or a command no release says that it took it away. */
function isDue({ surface, removed }: Removal, version: Version): boolean {
  return (
    surface === undefined &&
    removed !== undefined &&
    compareVersions(removed, version) <= 0
  );
}
