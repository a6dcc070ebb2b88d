import type { z } from "zod";
import { compareVersions } from "../versions.ts";
import { describeIssue, parsing } from "./describe-issue.ts";
import { toProduct } from "./normalise/product.ts";
import { findInconsistencies } from "./consistency.ts";
import {
  fragment as fragmentSchema,
  type WrittenFragment,
} from "./schema/fragment.ts";
import { product as productSchema } from "./schema/product.ts";
import { release as releaseSchema } from "./schema/release.ts";
import {
  MetadataError,
  readSource,
  type MetadataFile,
  type MetadataProblem,
  type Written,
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
  const product = read(productSchema, productFile, problems);
  const releases = releaseFiles
    .map((file) => read(releaseSchema, file, problems))
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

/**
 * Reads what one pull request brings to the next release.
 *
 * @throws {MetadataError} with every problem, each at its line.
 */
export function readFragment(file: MetadataFile): WrittenFragment {
  const problems: MetadataProblem[] = [];
  const fragment = read(fragmentSchema, file, problems);
  if (fragment === undefined) throw new MetadataError(problems);
  return fragment.data;
}

/** The part whose release a file is; empty for the product itself. */
function partOf(file: string): string {
  return /\/releases\/([^/]+)\/[^/]+$/.exec(file)?.[1] ?? "";
}

function read<T>(
  schema: z.ZodType<T>,
  file: MetadataFile,
  problems: MetadataProblem[],
): Written<T> | undefined {
  const source = readSource(file);
  problems.push(...source.problems);
  if (source.problems.length > 0) return undefined;
  const parsed = schema.safeParse(source.data, parsing);
  if (parsed.success) return { source, data: parsed.data };
  problems.push(
    ...parsed.error.issues.flatMap((issue) => describeIssue(source, issue)),
  );
  return undefined;
}
