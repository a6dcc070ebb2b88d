import type { Deprecation, Release } from "../../release/types.ts";
import { compareVersions, type Version } from "../../versions.ts";
import { sourceOf } from "./source.ts";
import type { KeyState, RetiredUsage } from "../expect.ts";

/**
 * What the releases deprecated and an end of the way no longer has. The last word
 * on a subject counts, also where it puts the removal off.
 */
export function retiredUsages(
  releases: readonly Release[],
  ends: { readonly from: Version; readonly to: Version },
): RetiredUsage[] {
  const bySubject = new Map<string, Deprecation>();
  for (const release of releases)
    for (const deprecation of release.deprecated)
      bySubject.set(deprecation.subject, deprecation);
  return [...bySubject.values()].flatMap((deprecation): RetiredUsage[] => {
    const { subject, removed } = deprecation;
    if (removed === undefined) return [];
    const stateAt = (version: Version): KeyState =>
      compareVersions(removed, version) > 0
        ? { kind: "there" }
        : {
            kind: "gone",
            release: removed,
            instead: [deprecation.instead],
            source: sourceOf(deprecation),
          };
    const to = stateAt(ends.to);
    return to.kind === "there"
      ? []
      : [{ subject, at: { from: stateAt(ends.from), to } }];
  });
}
