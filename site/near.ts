import type { StarlightRouteData } from "@astrojs/starlight/route-data";
import type { Product } from "../src/index.ts";
import { guidesOf, products, runbooksOf, type Guide } from "./data.ts";
import { href } from "./links.ts";

type Entry = StarlightRouteData["sidebar"][number];

/** More guides than these are listed on the page of the product alone. */
const mostGuides = 24;

/**
 * Entries of a sidebar for the page at an address. Only what is near it: a full
 * list on every page would grow with the square of the pages.
 */
export function linksAt(url: URL) {
  const here = decodeURI(url.pathname);
  const path = here.slice(href("/").length);
  const [section = "", id = ""] = path.split("/");
  const product = products.find((product) => product.id === id);
  const others = products.filter((other) => other !== product);
  return {
    /** The first part of the path: `guides`. */
    section,
    link,
    group,
    /** Of the product that the page is about. */
    guides: product ? [guidesGroup(product), ...runbooksGroup(product)] : [],
    products: group(
      product ? "Other products" : "Products",
      others.map(({ id, name }) => link(name, `/products/${id}/`)),
    ),
  };

  function link(label: string, path: `/${string}`): Entry {
    return {
      type: "link",
      label,
      href: href(path),
      isCurrent: href(path) === here,
      badge: undefined,
      attrs: {},
    };
  }

  function guidesGroup(product: Product): Entry {
    const guides = guidesOf(product.id);
    const at = guides.findIndex(({ id }) => href(`/guides/${id}/`) === here);
    const shown = around(guides, at);
    const left = guides.length - shown.length;
    return group(product.name, [
      link("Overview", `/products/${product.id}/`),
      link("Plan an upgrade", `/plan/${product.id}/`),
      ...shown.map((guide) =>
        link(`${guide.from} to ${guide.to}`, `/guides/${guide.id}/`),
      ),
      ...(left > 0
        ? [
            link(
              `All ${guides.length} guides`,
              `/products/${product.id}/#guides`,
            ),
          ]
        : []),
      ...(product.changelog
        ? [link("Changelog", `/guides/${product.id}/changelog/`)]
        : []),
      link("What was rehearsed", `/products/${product.id}/status/`),
    ]);
  }

  function runbooksGroup(product: Product): Entry[] {
    if (product.runbooks.length === 0) return [];
    const links = runbooksOf(product).map(({ id, data }) =>
      link(data.title, `/guides/${id}/`),
    );
    return [group("Runbooks", links)];
  }
}

function group(label: string, entries: Entry[]): Entry {
  return { type: "group", label, entries, collapsed: false, badge: undefined };
}

/** The guides next to the one of an index; elsewhere those to the newest versions. */
function around(guides: readonly Guide[], at: number): readonly Guide[] {
  if (guides.length <= mostGuides) return guides;
  if (at === -1) return guides.slice(-mostGuides);
  const start = Math.min(
    Math.max(0, at - mostGuides / 2),
    guides.length - mostGuides,
  );
  return guides.slice(start, start + mostGuides);
}
