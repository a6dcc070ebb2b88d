import { join } from "node:path";
import { readText } from "../../files.ts";
import type { Finding } from "../../lint/finding.ts";
import { lintProduct } from "../../lint/product/linter.ts";
import { productRules } from "../../lint/rules/product/index.ts";
import type { Product } from "../../release/types.ts";
import { lintCoverage } from "./coverage.ts";
import { loadProduct } from "../products.ts";

/** What the rules about metadata say of some products. */
export interface LintedMetadata {
  readonly findings: readonly Finding[];
  /** The files of the products, by name: findings point into them. */
  readonly texts: ReadonlyMap<string, string>;
  /** Ids of products with errors. */
  readonly broken: readonly string[];
}

export async function lintMetadata(
  root: string,
  ids: readonly string[],
  options: Parameters<typeof lintCoverage>[2] = {},
): Promise<LintedMetadata> {
  const texts = new Map<string, string>();
  const findings: Finding[] = [];
  const broken: string[] = [];
  for (const id of ids) {
    const product = await loadProduct(root, id);
    for (const file of filesOf(product)) {
      texts.set(file, await readText(join(root, file)));
    }
    const found = lintProduct(product, productRules, texts);
    // What is not declared breaks no guide that is made of what is.
    findings.push(...found, ...(await lintCoverage(root, product, options)));
    if (found.some(({ severity }) => severity === "error")) broken.push(id);
  }
  return { findings, texts, broken };
}

function filesOf({ origin, releases, parts }: Product): string[] {
  const all = [...releases, ...parts.flatMap((part) => part.releases)];
  return [origin.file, ...all.map((release) => release.origin.file)];
}
