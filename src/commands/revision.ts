import { join, relative, resolve } from "node:path";
import { findFiles, kindOf, readText } from "../files.ts";
import { openTree } from "../git.ts";
import { UsageError } from "../usage.ts";

/** The files of a product at one revision: of a folder, or of a commit. */
export interface Revision {
  /** As it was asked for. */
  readonly name: string;
  /** From the root, in order. */
  readonly paths: readonly string[];
  readonly read: (
    paths: readonly string[],
  ) => Promise<ReadonlyMap<string, string>>;
}

/** A folder where there is one of that name, a revision of `repository` otherwise. */
export async function openRevision(
  name: string,
  { cwd, repository }: { readonly cwd: string; readonly repository: string },
): Promise<Revision> {
  if ((await kindOf(resolve(cwd, name))) === "folder")
    return openFolder(name, resolve(cwd, name));
  const tree = await openTree(resolve(cwd, repository), name);
  return { ...tree, name };
}

async function openFolder(name: string, folder: string): Promise<Revision> {
  const files = await findFiles(folder, { cwd: folder, pattern: "**/{*,.*}" });
  const paths = files.map((file) =>
    relative(folder, file).replaceAll("\\", "/"),
  );
  const read = async (wanted: readonly string[]) =>
    new Map(
      await Promise.all(
        wanted.map(
          async (path) => [path, await readText(join(folder, path))] as const,
        ),
      ),
    );
  return { name, paths, read };
}

/** Whether a revision has a file; a file of that name elsewhere is a mistake. */
export function hasFile(revision: Revision, path: string): boolean {
  if (revision.paths.includes(path)) return true;
  const base = path.slice(path.lastIndexOf("/") + 1);
  const alike = revision.paths.filter(
    (other) => other === base || other.endsWith(`/${base}`),
  );
  if (alike.length === 0) return false;
  throw new UsageError(
    `There is no \`${path}\` in \`${revision.name}\``,
    `A file of that name is ${alike
      .slice(0, 3)
      .map((other) => `\`${other}\``)
      .join(", ")}`,
    `Where it moved, say so: --moved ${path}=${alike[0]}`,
  );
}
