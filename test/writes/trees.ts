import { lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

/** What a folder holds, by path: texts, and where links lead. Git's own is left out. */
export type Tree = ReadonlyMap<string, string>;

export function treeOf(root: string): Tree {
  const tree = new Map<string, string>();
  for (const entry of readdirSync(root, { recursive: true })
    .map(String)
    .sort()) {
    if (entry.split("/")[0] === ".git") continue;
    const path = join(root, entry);
    const found = lstatSync(path);
    if (found.isSymbolicLink()) tree.set(entry, `-> ${readlinkSync(path)}`);
    else if (found.isFile()) tree.set(entry, readFileSync(path, "utf8"));
  }
  return tree;
}

/** What a write that was ended leaves until the next one. */
export function isTemporary(path: string): boolean {
  return /(?:^|\/)\.guidepost-[0-9a-f-]+\.tmp$/.test(path);
}

/** Paths whose text is that of none of the trees: torn, lost, or nobody's. */
export function strangeIn(tree: Tree, states: readonly Tree[]): string[] {
  const paths = new Set([tree, ...states].flatMap((each) => [...each.keys()]));
  return [...paths].filter(
    (path) =>
      !isTemporary(path) &&
      !states.some((state) => state.get(path) === tree.get(path)),
  );
}
