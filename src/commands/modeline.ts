import { dirname, join, relative } from "node:path";
import { isInside } from "../files.ts";
import { schemaPath } from "./schema.ts";

/** Where a repository keeps the schemas when Guidepost is not installed in it. */
export const schemasFolder = "content/schemas";

/** Whether Guidepost lies in the repository, so that files may point into it. */
export function isInstalledIn(root: string): boolean {
  return isInside(schemaPath("product"), root);
}

/**
 * The schema that an editor loads for a file, relative to it. No path of this
 * machine gets into a file that is committed.
 */
export function modelineOf(root: string, kind: string, path: string): string {
  const schema = isInstalledIn(root)
    ? schemaPath(kind)
    : join(root, schemasFolder, `${kind}.schema.json`);
  return relative(dirname(join(root, path)), schema).replaceAll("\\", "/");
}
