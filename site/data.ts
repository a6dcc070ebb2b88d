import { root } from "astro:config/server";
import { getCollection, type CollectionEntry } from "astro:content";
import { loadProducts } from "./products.ts";

export type Guide = CollectionEntry<"guides">;

/** What the pages are made of, read once a build. */
export const products = await loadProducts(root);

const guides = await getCollection("guides");

/** The guides of a product, oldest first. */
export function guidesOf(product: string): readonly Guide[] {
  const order = products
    .find(({ id }) => id === product)
    ?.releases.map(({ version }) => version);
  const rank = ({ data }: Guide) => order?.indexOf(data.guidepost.to) ?? 0;
  return guides
    .filter(({ data }) => data.guidepost.product === product)
    .toSorted((a, b) => rank(a) - rank(b));
}
