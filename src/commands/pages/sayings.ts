import { join } from "node:path";
import { saidOf } from "../../config/effective.ts";
import type { Layer } from "../../config/loaded.ts";
import { isPattern, names } from "../../config/patterns.ts";
import { problemsError } from "../../config/problems.ts";
import { findFiles, kindOf } from "../../files.ts";
import { nearest } from "../../lint/likeness.ts";
import { frontMatterOf, guidepostIn } from "../../markdown/frontmatter.ts";
import type { MetadataProblem } from "../../release/source.ts";
import { findProducts, loadProduct } from "../products.ts";
import type { Project } from "../project.ts";
import { wayTo } from "../project.ts";

/** What a page says to Guidepost, or the configuration says of it. */
export type Sayings = (
  file: string,
  text: string,
) => Readonly<Record<string, unknown>> | undefined;

/** What front matter says wins: of another product, the configuration says nothing. */
export async function sayingsOf({ root, config }: Project): Promise<Sayings> {
  for (const layer of config.layers) await refuseMisnamed(root, layer);
  return (file, text) => {
    const own = guidepostIn(frontMatterOf(text));
    const { product, from, to } = saidOf(config, file);
    if (!product) return own;
    const isOther =
      own?.["product"] !== undefined && own["product"] !== product.value;
    if (isOther) return own;
    return {
      product: product.value,
      ...(from && { from: from.value }),
      ...(to && { to: to.value }),
      ...own,
    };
  };
}

/** Pages, products and releases that are not there. @throws {MetadataError} */
async function refuseMisnamed(root: string, layer: Layer): Promise<void> {
  const problems = [
    ...(await missingProducts(root, layer)),
    ...(layer.isPreset ? [] : await missingPages(root, layer)),
  ];
  if (problems.length > 0) throw problemsError(problems);
}

async function missingPages(
  root: string,
  { data, source }: Layer,
): Promise<MetadataProblem[]> {
  const { overrides = [] } = data;
  if (overrides.length === 0) return [];
  const found = await findFiles(root, {
    cwd: root,
    pattern: "**/*.{md,mdx,markdown,yaml}",
  });
  const files = found.map((path) => wayTo(root, path));
  const problems: MetadataProblem[] = [];
  for (const [at, override] of overrides.entries())
    for (const [index, pattern] of override.files.entries()) {
      const isNamed =
        pattern.startsWith("!") ||
        files.some((file) => names([pattern], file)) ||
        (!isPattern(pattern) &&
          (await kindOf(join(root, pattern))) !== "missing");
      if (isNamed) continue;
      const message = `Unexpected \`${pattern}\`, expected the path of a page, or a pattern that some page matches`;
      problems.push(
        source.problemAt(["overrides", at, "files", index], message),
      );
    }
  return problems;
}

async function missingProducts(
  root: string,
  { data, source }: Layer,
): Promise<MetadataProblem[]> {
  const ids = await findProducts(root);
  const problems: MetadataProblem[] = [];
  for (const [at, { product: id, from, to }] of (
    data.overrides ?? []
  ).entries()) {
    if (id === undefined) continue;
    if (!ids.includes(id)) {
      const message = `Unexpected product \`${id}\`, expected ${suggestion(id, ids)}`;
      problems.push(source.problemAt(["overrides", at, "product"], message));
      continue;
    }
    const { releases } = await loadProduct(root, id);
    const versions = releases.map(({ version }) => version);
    for (const [end, version] of Object.entries({ from, to })) {
      if (version === undefined || versions.includes(version)) continue;
      const message = `Unexpected version \`${version}\`, expected ${suggestion(version, versions)}`;
      problems.push(source.problemAt(["overrides", at, end], message));
    }
  }
  return problems;
}

function suggestion(typed: string, names: readonly string[]): string {
  if (names.length === 0) return "one below `content/products`";
  const alike = nearest(typed, names);
  return alike === undefined
    ? `one of ${names.map((name) => `\`${name}\``).join(", ")}`
    : `\`${alike}\``;
}
