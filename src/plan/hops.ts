import type { Product } from "../release/types.ts";
import type { Version } from "../versions.ts";
import { contains, trackOf } from "./track.ts";

/** A way that every product is expected to offer. */
export interface UsualHop {
  readonly from: Version;
  readonly to: Version;
}

/**
 * From the release before to each release that anybody should run. A stable
 * release follows a stable one, a pre-release follows the newest thing there was;
 * what was withdrawn, or is in another line, is before nothing.
 */
export function usualHops({ releases }: Product): UsualHop[] {
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
