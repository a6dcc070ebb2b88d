import { withReleases, type Fetch } from "../release/published.ts";
import type { Product } from "../release/types.ts";
import type { Version } from "../versions.ts";
import type { NoPath } from "./path/no-path.ts";
import { findPath, type Path } from "./path/path.ts";
import { plan, type Plan, type Request } from "./plan.ts";

/**
 * Plans with a published product: finds the way first, then fetches what the
 * releases on it bring, and no other.
 *
 * Rejects as `fetch` does.
 */
export async function planPublished(
  product: Product,
  ends: { readonly from: Version; readonly to: Version },
  request: Request,
  fetch: Fetch,
): Promise<Plan | NoPath> {
  const path = findPath(product, ends, request);
  if (path.kind === "no-path") return path;
  const whole = await withReleases(product, releasesOn(path), fetch);
  return plan(whole, ends.from, ends.to, request);
}

/** Versions by part, the product's own under the empty name. */
function releasesOn({ hops }: Path): Map<string, Set<string>> {
  const wanted = new Map<string, Set<string>>();
  for (const { part, releases, lost } of hops) {
    const versions = wanted.get(part) ?? new Set();
    for (const { version } of [...releases, ...lost]) versions.add(version);
    wanted.set(part, versions);
  }
  return wanted;
}
