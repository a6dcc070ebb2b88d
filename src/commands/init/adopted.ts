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
  const joined: Joined[] = [];
  for (const { file, text } of files) {
    const path = join(folder, file);
    if ((await kindOf(path)) === "missing") {
      joined.push({ file, text, before: null });
      continue;
    }
    const existing = await readText(path);
    const both = joinedText(file, existing, text);
    if (both === undefined)
      throw new UsageError(
        `\`${path}\` exists already`,
        "Give --out another folder and join both by hand, or --force to replace it",
        "See what would be written with --dry-run",
      );
    joined.push({ file, text: both, before: existing });
  }
  return joined;
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
