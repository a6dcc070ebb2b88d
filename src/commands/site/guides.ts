import { join, relative } from "node:path";
import { findFiles, kindOf, readText } from "../../files.ts";
import { frontMatterOf, guidepostIn } from "../../markdown/frontmatter.ts";
import { guidesOfProducts } from "../generate.ts";
import { guidesFolder } from "../guides-folder.ts";
import { findProducts } from "../products.ts";

/** A Markdown file of `content/guides/` that is about a product. */
export interface GuideSource {
  /** The path below `content/guides/`, without its ending: `whispa/1.2.0-to-2.0.0`. */
  readonly id: string;
  /** Front matter and body. */
  readonly text: string;
  readonly facts: GuideSourceFacts;
}

/** What the front matter says; a page of no one way has no versions. */
export interface GuideSourceFacts {
  readonly title: string;
  readonly product: string;
  readonly from?: string;
  readonly to?: string;
  readonly sources: readonly string[];
}

/** The guides of a repository as they stand on disk, in order of their paths. */
export async function readGuides(
  root: string,
): Promise<readonly GuideSource[]> {
  const folder = join(root, guidesFolder);
  if ((await kindOf(folder)) !== "folder") return [];
  const files = await findFiles(folder, { cwd: root, pattern: "**/*.md" });
  const guides = files.map(async (file) =>
    guideSource(relative(root, file), await readText(file)),
  );
  return (await Promise.all(guides)).flatMap((guide) => guide ?? []);
}

/**
 * The same as the metadata and templates say now, without writing them; pages
 * that nothing generates are as they stand.
 *
 * @throws {MetadataError} where the metadata do not read.
 */
export async function generateGuides(
  root: string,
): Promise<readonly GuideSource[]> {
  const standing = (await readGuides(root)).map(
    (guide) => [guide.id, guide] as const,
  );
  const files = await guidesOfProducts(root, await findProducts(root));
  const generated = files
    .flatMap(({ path, text }) => guideSource(path, text) ?? [])
    .map((guide) => [guide.id, guide] as const);
  return [...new Map([...standing, ...generated]).values()];
}

/** Undefined where the front matter names no product: a note beside the guides. */
function guideSource(path: string, text: string): GuideSource | undefined {
  const values = frontMatterOf(text);
  const { product, from, to, sources } = guidepostIn(values) ?? {};
  if (typeof product !== "string") return undefined;
  const id = path
    .replaceAll("\\", "/")
    .slice(`${guidesFolder}/`.length)
    .replace(/\.md$/, "");
  const { title = id } = values;
  return {
    id,
    text,
    facts: {
      title: String(title),
      product,
      ...(typeof from === "string" && { from }),
      ...(typeof to === "string" && { to }),
      sources: Array.isArray(sources) ? sources.map(String) : [],
    },
  };
}
