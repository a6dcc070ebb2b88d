import { join, relative } from "node:path";
import { findFiles, kindOf, readText } from "../../files.ts";
import { frontMatterOf, guidepostIn } from "../../markdown/frontmatter.ts";
import { guidesOfProducts } from "../generate.ts";
import { guidesFolder } from "../guides-folder.ts";
import { findProducts } from "../products.ts";

/** A Markdown file among the guides that is about a product. */
export interface GuideSource {
  /** The path below the folder of the guides, without its ending: `whispa/1.2.0-to-2.0.0`. */
  readonly id: string;
  /** From the root, with slashes. */
  readonly file: string;
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

/**
 * The guides of a repository as they stand on disk, in order of their paths.
 * `folder` is where, from the root.
 */
export async function readGuides(
  root: string,
  folder: string = guidesFolder,
): Promise<readonly GuideSource[]> {
  const at = join(root, folder);
  if ((await kindOf(at)) !== "folder") return [];
  const files = await findFiles(at, { cwd: root, pattern: "**/*.md" });
  const guides = files.map(async (file) =>
    guideSource(relative(at, file), await readText(file), folder),
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
  folder: string = guidesFolder,
): Promise<readonly GuideSource[]> {
  const standing = (await readGuides(root, folder)).map(
    (guide) => [guide.id, guide] as const,
  );
  const files = await guidesOfProducts(root, await findProducts(root), folder);
  const generated = files
    .flatMap(
      ({ path, text }) =>
        guideSource(relative(folder, path), text, folder) ?? [],
    )
    .map((guide) => [guide.id, guide] as const);
  return [...new Map([...standing, ...generated]).values()];
}

/** Undefined where the front matter names no product: a note beside the guides. */
function guideSource(
  path: string,
  text: string,
  folder: string,
): GuideSource | undefined {
  const values = frontMatterOf(text);
  const { product, from, to, sources } = guidepostIn(values) ?? {};
  if (typeof product !== "string") return undefined;
  const file = path.replaceAll("\\", "/");
  const id = file.replace(/\.md$/, "");
  const { title = id } = values;
  return {
    id,
    file: `${folder.replaceAll("\\", "/")}/${file}`,
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
