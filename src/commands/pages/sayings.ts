import { join, relative } from "node:path";
import { configFile, readConfig, type Config } from "../../config.ts";
import { findFiles, kindOf, readText } from "../../files.ts";
import { frontMatterOf, guidepostIn } from "../../markdown/frontmatter.ts";
import { MetadataError, type MetadataProblem } from "../../release/source.ts";
import { UsageError } from "../../usage.ts";
import { nearest } from "../nearest.ts";
import { findProducts, loadProduct } from "../products.ts";

/** What a page says to Guidepost, or the configuration says of it. */
export type Sayings = (
  file: string,
  text: string,
) => Readonly<Record<string, unknown>> | undefined;

/** What front matter says wins: of another product, the configuration says nothing. */
export async function sayingsOf(root: string): Promise<Sayings> {
  const configured = await configuredIn(root);
  return (file, text) => {
    const own = guidepostIn(frontMatterOf(text));
    const given = configured.get(file);
    if (!given) return own;
    const isOther =
      own?.["product"] !== undefined && own["product"] !== given["product"];
    return isOther ? own : { ...given, ...own };
  };
}

type Said = Readonly<Record<string, string>>;

/** What the configuration says of each page, by its path from the root. */
async function configuredIn(root: string): Promise<ReadonlyMap<string, Said>> {
  const path = join(root, configFile);
  if ((await kindOf(path)) !== "file") return new Map();
  const config = readConfig({ file: configFile, text: await readText(path) });
  const problems = await misnamed(root, config);
  const byFile = new Map<string, Said>();
  for (const [at, { files, ...said }] of config.overrides.entries())
    for (const [index, pattern] of files.entries()) {
      const found = await named(root, pattern);
      const message = `Unexpected \`${pattern}\`, expected the path of a page, or a pattern that some page matches`;
      if (found.length === 0)
        problems.push(
          config.problemAt(["overrides", at, "files", index], message),
        );
      for (const file of found) byFile.set(file, said);
    }
  if (problems.length > 0) throw new MetadataError(problems);
  return byFile;
}

/** Products and releases that are not there. */
async function misnamed(
  root: string,
  { overrides, problemAt }: Config,
): Promise<MetadataProblem[]> {
  const ids = await findProducts(root);
  const problems: MetadataProblem[] = [];
  for (const [at, { product: id, from, to }] of overrides.entries()) {
    if (!ids.includes(id)) {
      const message = `Unexpected product \`${id}\`, expected ${suggestion(id, ids)}`;
      problems.push(problemAt(["overrides", at, "product"], message));
      continue;
    }
    const { releases } = await loadProduct(root, id);
    const versions = releases.map(({ version }) => version);
    for (const [end, version] of Object.entries({ from, to })) {
      if (version === undefined || versions.includes(version)) continue;
      const message = `Unexpected version \`${version}\`, expected ${suggestion(version, versions)}`;
      problems.push(problemAt(["overrides", at, end], message));
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

async function named(root: string, pattern: string): Promise<string[]> {
  try {
    const options = { cwd: root, pattern: "**/*.{md,mdx,markdown}" };
    const found = await findFiles(pattern, options);
    return found.map((path) => relative(root, path).replaceAll("\\", "/"));
  } catch (error) {
    // A plain path that is not there.
    if (error instanceof UsageError) return [];
    throw error;
  }
}
