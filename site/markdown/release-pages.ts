import type { Loader } from "astro/loaders";
import { fileURLToPath } from "node:url";
import { loadRenderer, renderRelease } from "../../src/index.ts";
import { loadProducts } from "../products.ts";
import { pathOf, releasesOf, titleOf } from "../releases.ts";

/**
 * A page for each release of each product and its parts, made of the same facts
 * as the guides by the template `release.hbs`.
 */
export function releasePages(): Loader {
  return {
    name: "guidepost-releases",
    async load({ config, store, parseData, renderMarkdown }) {
      store.clear();
      for (const product of await loadProducts(config.root)) {
        const own = { root: fileURLToPath(config.root), id: product.id };
        const renderer = await loadRenderer(own);
        for (const published of releasesOf(product)) {
          const { part, release } = published;
          const { body } = renderRelease(product, release, renderer);
          const id = `${product.id}/${pathOf(published)}`;
          const facts = {
            product: product.id,
            part,
            version: release.version,
            title: titleOf(product, published),
          };
          store.set({
            id,
            data: await parseData({ id, data: facts }),
            body,
            rendered: await renderMarkdown(withoutTitle(body)),
          });
        }
      }
    },
  };
}

/** The page has a title of its own, and says the summary in its place. */
function withoutTitle(body: string): string {
  return body.replace(/^# .*\n\n.*\n/, "");
}
