import { join } from "node:path";
import { kindOf, readText } from "../files.ts";
import { readSections, type Section } from "../release/sections.ts";
import { productFolder } from "./products.ts";

/**
 * Where each section of the guide lives that a product had before; empty for a
 * product that had none.
 *
 * @throws {MetadataError} where the table does not read.
 */
export async function loadSections(
  root: string,
  id: string,
): Promise<readonly Section[]> {
  const file = `${productFolder(id)}/sections.yaml`;
  const path = join(root, file);
  if ((await kindOf(path)) === "missing") return [];
  return readSections({ file, text: await readText(path) });
}
