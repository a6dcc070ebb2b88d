import { join } from "node:path";
import { readText } from "../../files.ts";
import type { Finding } from "../../lint/finding.ts";
import { lintProduct } from "../../lint/product/linter.ts";
import type { Product } from "../../release/types.ts";
import { lintCoverage } from "./coverage.ts";
import { loadProduct } from "../products.ts";
import type { Project } from "../project.ts";
import { levelled } from "../project/levels.ts";

/** What the rules about metadata say of some products. */
export interface LintedMetadata {
  readonly findings: readonly Finding[];
  /** The files of the products, by name: findings point into them. */
  readonly texts: ReadonlyMap<string, string>;
  /** Ids of products with errors. */
  readonly broken: readonly string[];
}

export async function lintMetadata(
  project: Project,
  ids: readonly string[],
  options: Parameters<typeof lintCoverage>[2] = {},
): Promise<LintedMetadata> {
  const { root } = project;
  const texts = new Map<string, string>();
  const findings: Finding[] = [];
  const broken: string[] = [];
  for (const id of ids) {
    const product = await loadProduct(root, id);
    for (const file of filesOf(product)) {
      texts.set(file, await readText(join(root, file)));
    }
    const found = levelled(
      lintProduct(product, project.productRules, texts),
      project,
    );
    // What is not declared breaks no guide that is made of what is.
    const uncovered = await lintCoverage(root, product, options);
    findings.push(...found, ...levelled(uncovered, project));
    if (found.some(({ severity }) => severity === "error")) broken.push(id);
  }
  return { findings, texts, broken };
}

function filesOf({ origin, releases, parts }: Product): string[] {
  const all = [...releases, ...parts.flatMap((part) => part.releases)];
  return [origin.file, ...all.map((release) => release.origin.file)];
}
