import { join, relative, resolve } from "node:path";
import { findFiles, kindOf, readText } from "../../files.ts";
import { openTree } from "../../git.ts";
import { UsageError } from "../../usage.ts";

/** The files of a product at one revision: of a folder, or of a commit. */
export interface Revision {
  /** As it was asked for. */
  readonly name: string;
  /** Where its files lie; a commit is read without a checkout. */
  readonly folder?: string;
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
  const folder = resolve(cwd, repository);
  if ((await kindOf(folder)) !== "folder")
    throw new UsageError(
      `There is no folder \`${repository}\``,
      "Name the product's repository with --repo",
    );
  const tree = await openTree(folder, name);
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
  return { name, folder, paths, read };
}

/** Files of the same name in other folders: it may have moved. */
export function alikeIn({ paths }: Revision, path: string): string[] {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return paths.filter(
    (other) => other !== path && (other === name || other.endsWith(`/${name}`)),
  );
}
