import { compareVersions } from "../versions.ts";
import { toProduct } from "./normalise/product.ts";
import { findInconsistencies } from "./consistency.ts";
import { readWritten } from "./read-written.ts";
import { product as productSchema } from "./schema/product.ts";
import { release as releaseSchema } from "./schema/release.ts";
import {
  MetadataError,
  type MetadataFile,
  type MetadataProblem,
} from "./source.ts";
import type { Product } from "./types.ts";

/**
 * Reads a product and its releases from YAML texts. Releases of a part lie in a
 * folder of its name: `releases/infra/1.2.0.yaml`.
 *
 * @throws {MetadataError} with every problem of every file, each at its line.
 */
export function readProduct(
  productFile: MetadataFile,
  releaseFiles: readonly MetadataFile[],
): Product {
  const problems: MetadataProblem[] = [];
  const product = readWritten(productSchema, productFile, problems);
  const releases = releaseFiles
    .map((file) => readWritten(releaseSchema, file, problems))
    .filter((release) => release !== undefined)
    .sort((a, b) => compareVersions(a.data.version, b.data.version));
  const byPart = Map.groupBy(releases, ({ source }) => partOf(source.file));
  if (product !== undefined) {
    problems.push(...findInconsistencies(product, byPart));
  }
  if (product === undefined || problems.length > 0) {
    throw new MetadataError(problems);
  }
  return toProduct(product, byPart);
}

/** The part whose release a file is; empty for the product itself. */
function partOf(file: string): string {
  return /\/releases\/([^/]+)\/[^/]+$/.exec(file)?.[1] ?? "";
}
