import { join, relative } from "node:path";
import { findFiles, kindOf, readText } from "../../files.ts";
import { readFragment } from "../../release/read-fragment.ts";
import type { WrittenFragment } from "../../release/schema/fragment.ts";
import { productFolder } from "../products.ts";

/** What waits for the next release of a product, as it is written. */
export async function unreleasedOf(
  root: string,
  id: string,
): Promise<(WrittenFragment & { readonly file: string })[]> {
  const folder = join(root, productFolder(id), "unreleased");
  if ((await kindOf(folder)) !== "folder") return [];
  const files = await findFiles(folder, { cwd: root, pattern: "*.yaml" });
  return Promise.all(
    files.map(async (path) => {
      const file = relative(root, path).replaceAll("\\", "/");
      return { file, ...readFragment({ file, text: await readText(path) }) };
    }),
  );
}
