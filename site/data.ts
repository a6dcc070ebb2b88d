import { getCollection } from "astro:content";
import { guides, settings } from "virtual:guidepost/site";
import type { Product } from "../src/index.ts";
import { loadProducts } from "./products.ts";
import type { GuideEntry, RenderedPage } from "./settings.ts";

/** A generated page, or one beside the generated ones. */
export type Page = GuideEntry;

/** The page of a hop. */
export interface Guide extends Page {
  readonly from: string;
  readonly to: string;
}

/** What the pages are made of, read once a build. */
export const products = await loadProducts(new URL(settings.root));

/** The written pages, and apart from them the decisions, in the order they were made. */
export const documents = await readDocuments();

const pagesByProduct = Map.groupBy(
  settings.guides,
  ({ data }) => data.guidepost.product,
);

const guidesByProduct = new Map(
  products.map((product) => [product.id, sortedGuides(product)]),
);

/** The guides of a product, oldest first, longer ways after shorter ones. */
export function guidesOf(product: string): readonly Guide[] {
  return guidesByProduct.get(product) ?? [];
}

function sortedGuides({ id, releases }: Product): readonly Guide[] {
  const order = new Map(releases.map(({ version }, at) => [version, at]));
  const rank = (version: string) => order.get(version) ?? -1;
  return pagesOf(id)
    .flatMap((page) => {
      const { from, to } = page.data.guidepost;
      return from === undefined || to === undefined || from === to
        ? []
        : [{ ...page, from, to }];
    })
    .toSorted((a, b) => rank(a.to) - rank(b.to) || rank(b.from) - rank(a.from));
}

/** What there is to know of a product beside its guides. */
export function overviewOf(product: string): Page | undefined {
  return pagesOf(product).find(({ id }) => id === `${product}/overview`);
}

/** What each release of a product brought, where it has such a page. */
export function changelogOf(product: string): Page | undefined {
  return pagesOf(product).find(({ id }) => id === `${product}/changelog`);
}

/** The runbooks of a product, as its metadata order them. */
export function runbooksOf(product: Product): readonly Page[] {
  const all = pagesOf(product.id);
  return product.runbooks.flatMap((runbook) =>
    all.filter(({ id }) => id === `${product.id}/runbooks/${runbook.id}`),
  );
}

/** The address of a page of a product by its file, and of the heading on it. */
export async function addressOf(
  product: string,
  file: string,
  heading: string,
): Promise<`/${string}` | undefined> {
  const page = pagesOf(product).find(
    ({ id }) => `${id}.md` === `${product}/${file}`,
  );
  if (!page) return undefined;
  const path =
    file === "overview.md" ? `products/${product}` : `guides/${page.id}`;
  const { headings } = await render(page);
  // Steps are numbered, and those of a rollback are no headings.
  const words = heading.replaceAll("`", "");
  const slug = headings.find(
    ({ text }) => text.replace(/^\d+\. /, "") === words,
  )?.slug;
  return slug === undefined ? `/${path}/` : `/${path}/#${slug}`;
}

/** All pages of a product. */
export function pagesOf(product: string): readonly Page[] {
  return pagesByProduct.get(product) ?? [];
}

/** The HTML of a page, its headings, and the Markdown that it was made from. */
export async function render({ id }: Page): Promise<RenderedPage> {
  const load = guides[id];
  if (!load) throw new Error(`There is no page \`${id}\``);
  return load();
}

async function readDocuments() {
  // Those of somebody else's site are listed there.
  if (settings.frame === "starlight") return { pages: [], decisions: [] };
  const last = Number.MAX_SAFE_INTEGER;
  const written = await getCollection("docs", ({ id }) => id !== "index");
  const docs = written.toSorted(
    (a, b) =>
      (a.data.sidebar.order ?? last) - (b.data.sidebar.order ?? last) ||
      a.id.localeCompare(b.id, "en"),
  );
  const decisions = docs.filter(({ id }) => id.startsWith("docs/decisions/"));
  const pages = docs.filter((page) => !decisions.includes(page));
  return { pages, decisions };
}
