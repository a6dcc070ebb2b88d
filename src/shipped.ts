import { extname } from "node:path";

/**
 * A folder that comes with Guidepost, from the folder of its code: `src/` in a
 * checkout, `lib/` in the package. Bundled code may stand in any file below.
 */
export function shippedFolder(path: `${string}/`): URL {
  return new URL(path, import.meta.url);
}

/** A module that a process or a thread of its own starts with, as a path without its ending. */
export function shippedModule(path: string): URL {
  const file = path + extname(import.meta.url);
  return new URL(file, import.meta.url);
}
