import { join } from "node:path";
import { kindOf, readText } from "../../files.ts";
import { isUntouched, joinProduct } from "../../init/join.ts";
import type { MetadataFile } from "../../release/source.ts";
import { UsageError } from "../../usage.ts";
import { begun } from "./first-release.ts";

/**
 * The files of an adopted guide as they fit into a product that is there already:
 * its steps replace those that `init` made up, and a release that says nothing yet
 * is written anew. Paths are seen from the product's folder.
 *
 * @throws {UsageError} where people wrote what would be replaced.
 */
export async function joinAdopted(
  files: readonly MetadataFile[],
  { folder, cwd }: { readonly folder: string; readonly cwd: string },
): Promise<MetadataFile[]> {
  const joined: MetadataFile[] = [];
  for (const { file, text } of files) {
    const path = join(cwd, folder, file);
    if ((await kindOf(path)) === "missing") {
      joined.push({ file, text });
      continue;
    }
    const existing = await readText(path);
    const both =
      file === "product.yaml"
        ? joinProduct(existing, text)
        : isUntouched(existing, begun)
          ? text
          : undefined;
    if (both === undefined)
      throw new UsageError(
        `\`${folder}/${file}\` exists already`,
        "Give --out another folder and join both by hand, or --force to replace it",
        "See what would be written with --dry-run",
      );
    joined.push({ file, text: both });
  }
  return joined;
}
