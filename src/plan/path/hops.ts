import type { Product, Way } from "../../release/types.ts";
import { contains, trackOf } from "./track.ts";

/**
 * From the release before to each release that anybody should run. A stable
 * release follows a stable one, a pre-release follows the newest thing there was;
 * what was withdrawn, or is in another line, is before nothing.
 */
export function usualHops({ releases }: Product): Way[] {
  const track = trackOf("", releases);
  const isGood = (index: number) => {
    const kind = releases[index]?.status.kind;
    return kind === "supported" || kind === "eol";
  };
  return releases.flatMap(({ version, channel }, to) => {
    if (!isGood(to)) return [];
    for (let from = to - 1; from >= 0; from -= 1) {
      const before = releases[from];
      if (before === undefined || !isGood(from)) continue;
      const fits = before.channel === "stable" || before.channel === channel;
      if (!fits || !contains(track, to, from)) continue;
      return [{ from: before.version, to: version }];
    }
    return [];
  });
}

/** The ways that have a guide: every usual hop, and those that the product names. */
export function guidedWays(product: Product): Way[] {
  const hops = usualHops(product);
  const longer = product.ways.filter(
    ({ from, to }) => !hops.some((hop) => hop.from === from && hop.to === to),
  );
  return [...hops, ...longer];
}
