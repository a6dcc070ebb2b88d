import { contains, trackOf, type Track } from "../../plan/path/track.ts";
import type { Product } from "../../release/types.ts";

/** The releases of the product, and those of each of its parts. */
export function tracksOf({ releases, parts }: Product): Track[] {
  return [
    trackOf("", releases),
    ...parts.map((part) => trackOf(part.id, part.releases)),
  ];
}

/** The release that another one was made from: the newest that it contains. */
export function predecessorOf(track: Track, index: number): number | undefined {
  for (let before = index - 1; before >= 0; before -= 1) {
    if (contains(track, index, before)) return before;
  }
  return undefined;
}
