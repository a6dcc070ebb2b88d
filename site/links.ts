import type { Product } from "../src/index.ts";
import { pathOf, type Published } from "./releases.ts";

/** The address of a page, under the path the site is served from. */
export function href(path: `/${string}`): string {
  return import.meta.env.BASE_URL.replace(/\/$/, "") + path;
}

/** The page of a release. */
export function releaseHref(product: Product, published: Published): string {
  return href(`/products/${product.id}/releases/${pathOf(published)}/`);
}
