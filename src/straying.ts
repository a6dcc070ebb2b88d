import {
  existsSync,
  lstatSync,
  readdirSync,
  readlinkSync,
  realpathSync,
} from "node:fs";
import { dirname, isAbsolute, join, parse, relative, resolve } from "node:path";

/** No system follows as many links. */
const mostLinks = 64;
/** What git keeps is obeyed by the next command of git, and may hold tokens. */
const kept = ".git";

/**
 * Whether links on the way to a path lead out of the repository that they lie in, or
 * to what git keeps there: who sends a pull request may have made them. The working
 * directory is as good as a repository where it lies in none. The path need not exist.
 */
export function strays(path: string): boolean {
  const target = resolve(path);
  if (hasNoLink(target)) return false;
  const { root } = parse(target);
  const left = partsOf(target);
  /** Of the repositories of all links on the way. */
  const bounds = new Set<string>();
  let at = root;
  let repository: string | undefined;
  for (let links = 0; left.length > 0;) {
    const next = join(at, left.shift() ?? "");
    const link = linkAt(next);
    if (link === undefined) {
      at = next;
      if (isRepository(at, repository)) repository = at;
      continue;
    }
    if (++links > mostLinks) return true;
    if (repository !== undefined) bounds.add(repository);
    left.unshift(...partsOf(resolve(at, link)));
    [at, repository] = [root, undefined];
  }
  return [...bounds].some(
    (bound) => !isBelow(at, bound) || isKept(relative(bound, at)),
  );
}

/** The first path in a folder, itself among them, that strays; undefined where none does. */
export function strayBelow(folder: string): string | undefined {
  if (strays(folder)) return folder;
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isSymbolicLink())
    .map(({ parentPath, name }) => join(parentPath, name))
    .find(strays);
}

/** Whether a part of a relative path is what git keeps. */
export function isKept(path: string): boolean {
  return path.split(/[\\/]/).some((part) => part.toLowerCase() === kept);
}

/** Asked of every page: two calls of the system, where the way takes one for each folder. */
function hasNoLink(path: string): boolean {
  const folder = dirname(path);
  try {
    return (
      realpathSync.native(folder) === folder &&
      !lstatSync(path).isSymbolicLink()
    );
  } catch {
    return false;
  }
}

function partsOf(path: string): string[] {
  return path
    .slice(parse(path).root.length)
    .split(/[\\/]/)
    .filter((part) => part !== "");
}

function linkAt(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    // It is no link, or not there.
    return undefined;
  }
}

function isRepository(folder: string, outer: string | undefined): boolean {
  if (existsSync(join(folder, kept))) return true;
  return outer === undefined && folder === resolve(".");
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(/[\\/]/)[0] !== "..";
}
