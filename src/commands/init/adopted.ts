import { join } from "node:path";
import type { Adoption } from "../../adopt/adopt.ts";
import { findFiles, kindOf, readText } from "../../files.ts";
import { joinProduct, joinRelease, saysNothing } from "../../init/join.ts";
import type { MetadataFile } from "../../release/source.ts";
import { UsageError } from "../../usage.ts";

/** A file as it is to be, and as it was read: `null` where there was none. */
export interface Joined extends MetadataFile {
  readonly before?: string | null;
}

/**
 * The files of an adoption without releases that it had to make up, where the
 * product has real ones: the steps are those of any upgrade then.
 *
 * @param folder absolute
 * @throws {UsageError} where the guide tells of a release, and not of which.
 */
export async function withoutMadeUp(
  { files, ends }: Adoption,
  { folder }: { readonly folder: string },
): Promise<readonly MetadataFile[]> {
  if (ends.found !== "nowhere" || !(await hasReleases(folder))) return files;
  const isRelease = ({ file }: MetadataFile) => file.startsWith("releases/");
  if (files.some((file) => isRelease(file) && !saysNothing(file.text)))
    throw new UsageError(
      "The guide tells what a release changes, and names no version",
      "Say which: --from and --to",
    );
  return files.filter((file) => !isRelease(file));
}

async function hasReleases(folder: string): Promise<boolean> {
  const releases = join(folder, "releases");
  if ((await kindOf(releases)) !== "folder") return false;
  return (
    (await findFiles(releases, { cwd: folder, pattern: "*.yaml" })).length > 0
  );
}

/**
 * The files of an adopted guide as they fit into a product that is there already:
 * its steps replace those that `init` made up, and a release that says nothing yet
 * is written anew. Paths are seen from the product's folder.
 *
 * @param folder absolute
 * @throws {UsageError} where people wrote what would be replaced.
 */
export async function joinAdopted(
  files: readonly MetadataFile[],
  { folder }: { readonly folder: string },
): Promise<Joined[]> {
  return Promise.all(
    files.map(async (each) => {
      const joined = await joinFile(each, folder);
      if (joined !== undefined) return joined;
      throw new UsageError(
        `\`${join(folder, each.file)}\` exists already`,
        "Give --out another folder and join both by hand, or --force to replace it",
        "See where each part would go with --dry-run",
      );
    }),
  );
}

/** Of the files of an adopted guide those that people wrote, as `joinAdopted` says. */
export async function writtenByPeople(
  files: readonly MetadataFile[],
  { folder }: { readonly folder: string },
): Promise<string[]> {
  const found = await Promise.all(
    files.map(async (each) =>
      (await joinFile(each, folder)) === undefined ? [each.file] : [],
    ),
  );
  return found.flat();
}

async function joinFile(
  { file, text }: MetadataFile,
  folder: string,
): Promise<Joined | undefined> {
  const path = join(folder, file);
  if ((await kindOf(path)) === "missing") return { file, text, before: null };
  const before = await readText(path);
  const both = joinedText(file, before, text);
  return both === undefined ? undefined : { file, text: both, before };
}

function joinedText(
  file: string,
  existing: string,
  text: string,
): string | undefined {
  if (file === "product.yaml") return joinProduct(existing, text);
  // A run that was ended before it wrote the product left it.
  return existing === text ? text : joinRelease(existing, text);
}
