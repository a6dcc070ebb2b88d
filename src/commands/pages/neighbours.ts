import { basename, dirname, extname, join, resolve } from "node:path";
import { isThere } from "../../files.ts";
import { anchorsOf, type Anchors } from "../../markdown/anchors.ts";
import { readDocument } from "../../markdown/read.ts";
import { digestOf } from "../digest.ts";

/** What lies around a page; paths start in its folder. */
export interface Neighbours {
  readonly exists: (path: string) => boolean | undefined;
  /** The anchors of another page. */
  readonly anchorsOf: (path: string) => Anchors | undefined;
  /** The digest of its text; null where there is no such page. */
  readonly textAt: (path: string) => string | null;
}

/** What lies around each of the pages, named from `root`. */
export function neighboursOf(
  textOf: (file: string) => string | undefined,
  root: string,
): (file: string) => Neighbours {
  const anchors = once((text) => anchorsOf(readDocument(text)));
  const digests = once(digestOf);
  return (file) => ({
    exists: (path) => existsBeside(file, path, root),
    anchorsOf: (path) => anchors(nameBeside(file, path)),
    textAt: (path) => digests(nameBeside(file, path)) ?? null,
  });

  /** Reads of each page once what many lead to. */
  function once<Read>(read: (text: string) => Read) {
    const known = new Map<string, Read>();
    return (name: string): Read | undefined => {
      const found = known.get(name);
      if (found !== undefined) return found;
      const text = textOf(name);
      if (text === undefined) return undefined;
      const made = read(text);
      known.set(name, made);
      return made;
    };
  }
}

/** Whether something lies at a path from a page's folder; undefined where nobody knows. */
export function existsBeside(
  file: string,
  path: string,
  root: string,
): boolean | undefined {
  return (
    isThere(resolve(root, dirname(file), path)) ||
    isThere(resolve(root, servedFolder(file), path))
  );
}

/** The name of a page, from the root, that a path from another's folder leads to. */
export function nameBeside(file: string, path: string): string {
  return join(dirname(file), path).replaceAll("\\", "/");
}

/** Many generators serve `guide.md` as `guide/`, and its links start there. */
function servedFolder(file: string): string {
  return join(dirname(file), basename(file, extname(file)));
}
