import type { StarlightRouteData } from "@astrojs/starlight/route-data";
import type { Product } from "../src/index.ts";
import { guidesOf, products, runbooksOf } from "./data.ts";
import { href } from "./links.ts";
import { hasWays, pathOf, releasesOf, titleOf } from "./releases.ts";

type Entry = StarlightRouteData["sidebar"][number];

/** More of a kind than these are listed on the page of the product alone. */
const mostGuides = 24;
const mostReleases = 9;

/** A rule or a page of the docs may have the name of a product. */
const aboutProducts = new Set(["products", "guides", "plan"]);

/**
 * Entries of a sidebar for the page at an address. Only what is near it: a full
 * list on every page would grow with the square of the pages.
 */
export function linksAt(url: URL) {
  const here = decodeURI(url.pathname);
  const path = here.slice(href("/").length);
  const [section = "", id = ""] = path.split("/");
  const product = aboutProducts.has(section)
    ? products.find((product) => product.id === id)
    : undefined;
  const others = products.filter((other) => other !== product);
  return {
    /** The first part of the path: `guides`. */
    section,
    link,
    group,
    /** Of the product that the page is about. */
    guides: product
      ? [
          guidesGroup(product),
          ...releasesGroup(product),
          ...runbooksGroup(product),
        ]
      : [],
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
    const shown = around(guides, at, mostGuides);
    const left = guides.length - shown.length;
    return group(product.name, [
      link("Overview", `/products/${product.id}/`),
      ...(hasWays(product)
        ? [link("Plan an upgrade", `/plan/${product.id}/`)]
        : []),
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

  /** On the page of a release those next to it, newest first. */
  function releasesGroup(product: Product): Entry[] {
    const start = `/products/${product.id}/releases` as const;
    const all = releasesOf(product);
    const at = all.findIndex(
      (each) => href(`${start}/${pathOf(each)}/`) === here,
    );
    const current = all[at];
    if (current === undefined) return [];
    const track = all.filter(({ part }) => part === current.part);
    const links = around(track, track.indexOf(current), mostReleases)
      .toReversed()
      .map((each) =>
        link(
          titleOf(product, each).slice(product.name.length + 1),
          `${start}/${pathOf(each)}/`,
        ),
      );
    return [group("Releases", links)];
  }

  function runbooksGroup(product: Product): Entry[] {
    if (product.runbooks.length === 0) return [];
    const links = runbooksOf(product).map(({ id, data }) =>
      link(data.title, `/guides/${id}/`),
    );
    return [group("Runbooks", links)];
  }
}

/** One that is folded shows its entries when it is opened. */
function group(
  label: string,
  entries: Entry[],
  { folded = false }: { readonly folded?: boolean } = {},
): Entry {
  return { type: "group", label, entries, collapsed: folded, badge: undefined };
}

/** What stands next to the one of an index; elsewhere the last of them. */
export function around<Each>(
  all: readonly Each[],
  at: number,
  most: number,
): readonly Each[] {
  if (all.length <= most) return all;
  if (at === -1) return all.slice(-most);
  const half = Math.floor(most / 2);
  const start = Math.min(Math.max(0, at - half), all.length - most);
  return all.slice(start, start + most);
}
