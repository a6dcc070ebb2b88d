import { readlink, realpath } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { hasCode, isInside } from "../files.ts";
import { isKept, strays } from "../straying.ts";
import { leadsElsewhere, outside, writingFailed } from "./failed.ts";

/**
 * Where a path below `root` leads to, absolute.
 * @throws {UsageError} where that is outside, or git's own, or cannot be told.
 */
export async function placeOf(path: string, root: string): Promise<string> {
  const target = resolve(root, path);
  if (!isInside(target, resolve(root))) throw outside(path, root);
  const [real, realRoot] = await Promise.all([
    followed(target),
    followed(resolve(root)),
  ]).catch((error: unknown) => {
    throw writingFailed(path, error);
  });
  if (!isInside(real, realRoot)) throw outside(path, root);
  const way = relative(realRoot, real);
  if (isKept(way) || (isInstalled(way) && !isInstalled(path)))
    throw leadsElsewhere(path);
  return real;
}

/**
 * Whoever names a file names it himself, wherever that is; a link that lies there may
 * be a stranger's. @throws {UsageError} where it leads out of its repository.
 */
export function refuseStraying(path: string): void {
  if (strays(path)) throw leadsElsewhere(path);
}

/** What lies there runs, and no diff shows that it changed. */
function isInstalled(path: string): boolean {
  return path.split(/[\\/]/).includes("node_modules");
}

/** A path with its links followed, also where they lead to what is not there yet. */
async function followed(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (!hasCode(error, "ENOENT") || dirname(path) === path) throw error;
  }
  const folder = await followed(dirname(path));
  const next = await readlink(join(folder, basename(path))).catch(
    () => undefined,
  );
  return next === undefined
    ? join(folder, basename(path))
    : followed(resolve(folder, next));
}
