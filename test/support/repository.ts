import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { lanternProduct, lanternReleases } from "./lantern.ts";

/** A repository of one product, as a maintainer would begin it. */
export const lanternFiles: Readonly<Record<string, string>> = {
  "content/products/lantern/product.yaml": lanternProduct,
  "content/products/lantern/releases/1.0.0.yaml": lanternReleases["1.0.0"],
  "content/products/lantern/releases/1.1.0.yaml": lanternReleases["1.1.0"],
};

/** The same product with as many releases more: a page for each hop between two. */
export function lanternsOf(releases: number): Readonly<Record<string, string>> {
  const more = Array.from({ length: releases }, (_, at) => {
    const [before, version] = [`1.${at + 1}.0`, `1.${at + 2}.0`];
    const text = `schema: 1\nversion: ${version}\ndate: 2025-03-01\nsummary: Light ${version}\nfrom: ">=${before}"\ncoverage: { env: checked }\n`;
    return [`content/products/lantern/releases/${version}.yaml`, text];
  });
  return { ...lanternFiles, ...Object.fromEntries(more) };
}

/** Writes files into a new folder that goes with the test; returns its path. */
export async function repository(
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "guidepost-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}
