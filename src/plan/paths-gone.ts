import type { ConfigDelta } from "../release/types.ts";

/** The paths that are gone after a delta. */
export function pathsGone(delta: ConfigDelta): readonly string[] {
  switch (delta.op) {
    case "removed":
    case "split":
      return [delta.path];
    case "renamed":
      return [delta.was];
    case "merged":
      return delta.from;
    default:
      return [];
  }
}
