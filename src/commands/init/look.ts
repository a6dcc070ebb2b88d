import { basename, join } from "node:path";
import { findFiles, readWithin } from "../../files.ts";
import { openCheckout, type Checkout } from "../../checkout.ts";
import { mayMigrate } from "../../init/migrations.ts";
import { isWanted, type Repository } from "../../init/repository.ts";
import { findSettings } from "../../init/settings.ts";
import type { Revision } from "../derive/revision.ts";

/** Larger files are no settings, and no migration that people wrote. */
const most = 1_000_000;
/** A repository may have tens of thousands of migrations; a part tells the tool. */
const mostMigrations = 5_000;

/** The folder that `init` begins in. */
export interface Workspace {
  readonly repository: Repository;
  readonly git: Checkout | undefined;
  /** The files as they are now. */
  readonly here: Revision;
}

/** Reads what is there; nothing is written. */
export async function lookAround(root: string): Promise<Workspace> {
  const git = await openCheckout(root);
  const paths = git?.paths ?? (await allPaths(root));
  const bare = {
    folder: basename(root),
    paths,
    texts: new Map<string, string>(),
  };
  const wanted = new Set([
    ...paths.filter(isWanted),
    ...findSettings(bare).map(({ path }) => path),
    ...paths.filter(mayMigrate).slice(0, mostMigrations),
  ]);
  const texts = await readAll(root, [...wanted]);
  const read = (some: readonly string[]) => readAll(root, some);
  return {
    repository: { ...bare, texts },
    git,
    here: { name: "this folder", folder: root, paths, read },
  };
}

async function allPaths(root: string): Promise<string[]> {
  const files = await findFiles(root, { cwd: root, pattern: "**/{*,.*}" });
  const from = join(root, "/").length;
  return files.map((file) => file.slice(from).replaceAll("\\", "/"));
}

/** Texts with the line breaks of Unix; what is no text is left out. */
async function readAll(
  root: string,
  paths: readonly string[],
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const path of paths) {
    const content = await readWithin(root, path, { most });
    if (content.kind !== "text") continue;
    texts.set(
      path,
      content.text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n"),
    );
  }
  return texts;
}
