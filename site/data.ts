import { root } from "astro:config/server";
import { getCollection, type CollectionEntry } from "astro:content";
import { loadProducts } from "./products.ts";

export type Guide = CollectionEntry<"guides">;

/** What the pages are made of, read once a build. */
export const products = await loadProducts(root);

/** The written pages, and apart from them the decisions, in the order they were made. */
export const documents = await readDocuments();

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

async function readDocuments() {
  const docs = (await getCollection("docs")).toSorted((a, b) =>
    a.id.localeCompare(b.id, "en"),
  );
  const decisions = docs.filter(({ id }) => id.startsWith("docs/decisions/"));
  const pages = docs.filter((page) => !decisions.includes(page));
  return { pages, decisions };
}
