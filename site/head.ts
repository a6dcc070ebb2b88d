import { defineRouteMiddleware } from "@astrojs/starlight/route-data";
import { settings } from "virtual:guidepost/site";
import { products } from "./data.ts";
import { facetsOf, productAt } from "./facets.ts";
import { href } from "./links.ts";

/** Tells feed readers, search and whoever shows a link what a page is about. */
export const onRequest = defineRouteMiddleware(({ locals, url, site }) => {
  const path = decodeURI(url.pathname).slice(href("/").length);
  const { head, entry } = locals.starlightRoute;
  // Starlight writes what an element holds as markup.
  for (const each of head)
    if (each.tag === "title") each.content = asText(each.content ?? "");
  const product = productAt(path, products);
  if (product) {
    head.push({
      tag: "link",
      attrs: {
        rel: "alternate",
        type: "application/atom+xml",
        title: `Releases of ${product.name}`,
        href: href(`/products/${product.id}/feed.xml`),
      },
    });
  }
  if (entry.data.pagefind !== false) {
    const facets = facetsOf(path, { products, guides: settings.guides });
    for (const [name, values] of Object.entries(facets)) {
      for (const content of values) {
        head.push({
          tag: "meta",
          attrs: {
            name: `guidepost:${name.toLowerCase()}`,
            content: asFilter(content),
            "data-pagefind-filter": `${name}[content]`,
          },
        });
      }
    }
  }
  // A card is fetched by others, who need its whole address; ours names us.
  if (settings.frame !== "tool" || !site) return;
  const card = {
    "og:image": new URL(href("/card.png"), site).href,
    "og:image:width": "1200",
    "og:image:height": "630",
    "og:image:alt": "A signpost, and the name Guidepost",
  };
  for (const [property, content] of Object.entries(card))
    head.push({ tag: "meta", attrs: { property, content } });
});

function asText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/**
 * The search reads entities twice and writes the names of its filters into the
 * page as markup: so there is none in them.
 */
function asFilter(text: string): string {
  return text
    .replaceAll("<", "\u2039")
    .replaceAll(">", "\u203A")
    .replace(/&(?=#?\w+;)/g, "\uFF06");
}
