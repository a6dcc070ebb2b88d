import { basename, join, relative } from "node:path";
import { findFiles, kindOf, readText } from "../files.ts";
import type { MetadataFile } from "../release/source.ts";
import type { Product } from "../release/types.ts";
import { UsageError } from "../usage.ts";
import { isVersion } from "../versions.ts";
import { meant } from "./meant.ts";

/** Where a repository keeps its products, from its root. */
export const productsFolder = "content/products";

/** The ids of all products of a repository, in order. */
export async function findProducts(root: string): Promise<string[]> {
  const folder = join(root, productsFolder);
  if ((await kindOf(folder)) !== "folder") return [];
  const files = await findFiles(folder, {
    cwd: root,
    pattern: "*/product.yaml",
  });
  return files.map((file) => relative(folder, file).split(/[\\/]/)[0] ?? "");
}

/** Where a product's files lie, from the root. */
export function productFolder(id: string): string {
  return `${productsFolder}/${id}`;
}

/** Where the file of a release lies, from the root. */
export function releasePath(id: string, version: string): string {
  return `${productFolder(id)}/releases/${version}.yaml`;
}

/** The texts a product is read from. */
export interface ProductFiles {
  readonly product: MetadataFile;
  readonly releases: readonly MetadataFile[];
}

/**
 * Loads one product with its releases.
 *
 * @throws {UsageError} where there is none.
 * @throws {MetadataError} with every problem of its metadata.
 */
export async function loadProduct(
  root: string,
  id: string,
  beginning?: Beginning,
): Promise<Product> {
  const { product, releases } = await loadMetadata(root, id, beginning);
  // Schemas are large, and most pages are about no product.
  const { readProduct } = await import("../release/read.ts");
  return readProduct(product, releases);
}

/** Whether a product may be without releases: `new` writes the first. */
interface Beginning {
  readonly mayBegin: boolean;
}

/** Loads the texts of a product. @throws {UsageError} where there is none. */
export async function loadMetadata(
  root: string,
  id: string,
  { mayBegin }: Beginning = { mayBegin: false },
): Promise<ProductFiles> {
  const known = await findProducts(root);
  if (!known.includes(id)) {
    const next =
      known.length === 0
        ? [`Write ${productsFolder}/<id>/product.yaml first`]
        : meant(id, known);
    throw new UsageError(`There is no product \`${id}\``, ...next);
  }
  const folder = join(root, productFolder(id));
  const product = await load(root, join(folder, "product.yaml"));
  const releases = await findReleases(root, folder);
  if (releases.length === 0 && !mayBegin)
    throw new UsageError(
      `Cannot find a release in \`${productFolder(id)}/releases\``,
      `Write the first: guidepost new ${id} 1.0.0`,
    );
  return { product, releases };
}

async function findReleases(
  root: string,
  folder: string,
): Promise<MetadataFile[]> {
  await refuseMisplaced(root, folder);
  const releases = join(folder, "releases");
  if ((await kindOf(releases)) !== "folder") return [];
  const files = await findFiles(releases, { cwd: root, pattern: "**/*.yaml" });
  return Promise.all(files.map((file) => load(root, file)));
}

/** Files that would be passed over without a word. */
async function refuseMisplaced(root: string, folder: string): Promise<void> {
  const [wrongEnding] = await findFiles(folder, {
    cwd: root,
    pattern: "{*,releases/**/*,unreleased/*}.yml",
  });
  if (wrongEnding !== undefined) {
    const path = relative(root, wrongEnding);
    throw new UsageError(
      `Unexpected file \`${path}\``,
      `Rename it: ${path.replace(/yml$/, "yaml")}`,
    );
  }
  const beside = await findFiles(folder, { cwd: root, pattern: "*.yaml" });
  const version = beside.find((file) =>
    isVersion(basename(file).replace(/^v|\.yaml$/g, "")),
  );
  if (version === undefined) return;
  throw new UsageError(
    `Unexpected file \`${relative(root, version)}\``,
    `Move it into \`${relative(root, join(folder, "releases"))}\``,
  );
}

async function load(root: string, path: string): Promise<MetadataFile> {
  const file = relative(root, path).replaceAll("\\", "/");
  return { file, text: await readText(path) };
}
