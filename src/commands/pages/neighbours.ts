import { basename, dirname, extname, join, resolve } from "node:path";
import { isThere } from "../../files.ts";
import type { LintOptions } from "../../lint/linter.ts";
import { anchorsOf, type Anchors } from "../../markdown/anchors.ts";
import { readDocument } from "../../markdown/read.ts";

type Neighbours = Required<Pick<LintOptions, "exists" | "anchorsOf">>;

/** What lies around each of the pages, named from `cwd`. */
export function neighboursOf(
  texts: ReadonlyMap<string, string>,
  cwd: string,
): (file: string) => Neighbours {
  const read = new Map<string, Anchors>();
  return (file) => ({
    exists: (path) =>
      isThere(resolve(cwd, dirname(file), path)) ||
      isThere(resolve(cwd, servedFolder(file), path)),
    anchorsOf(path) {
      const name = join(dirname(file), path).replaceAll("\\", "/");
      const text = texts.get(name);
      const known = read.get(name);
      if (known || text === undefined) return known;
      const anchors = anchorsOf(readDocument(text));
      read.set(name, anchors);
      return anchors;
    },
  });
}

/** Many generators serve `guide.md` as `guide/`, and its links start there. */
function servedFolder(file: string): string {
  return join(dirname(file), basename(file, extname(file)));
}
