import { loadRenderer, renderRelease } from "../../src/index.ts";
import { loadProducts } from "../products.ts";
import { pathOf, releasesOf } from "../releases.ts";
import { fileURLToPath } from "node:url";

/** A page about a release, as Markdown without its title. */
export interface ReleaseSource {
  /** `artisan/2.0.0`, or `artisan/backend/1.2.1` of a part. */
  readonly id: string;
  readonly body: string;
}

/**
 * The pages of all releases of the products below `root`, made of the same facts
 * as the guides by the template `release.hbs`.
 */
export async function readReleases(root: URL): Promise<ReleaseSource[]> {
  const products = await loadProducts(root);
  const pages = products.map(async (product) => {
    const { id } = product;
    const renderer = await loadRenderer({ root: fileURLToPath(root), id });
    return releasesOf(product).map((published) => ({
      id: `${id}/${pathOf(published)}`,
      body: withoutTitle(
        renderRelease(product, published.release, renderer).body,
      ),
    }));
  });
  return (await Promise.all(pages)).flat();
}

/** The page has a title of its own, and says the summary in its place. */
function withoutTitle(body: string): string {
  return body.replace(/^# .*\n\n.*\n/, "");
}
