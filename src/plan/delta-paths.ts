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

/** The paths that are there after a delta and were not before. */
export function pathsNew(delta: ConfigDelta): readonly string[] {
  switch (delta.op) {
    case "added":
    case "restored":
    case "renamed":
    case "merged":
      return [delta.path];
    case "split":
      return delta.into.map(({ path }) => path);
    default:
      return [];
  }
}
