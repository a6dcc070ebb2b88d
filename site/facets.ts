import type { Product, Runbook } from "../src/index.ts";
import type { GuideEntry } from "./settings.ts";

/** What a search can be narrowed to: filter to the values that a page has. */
export type Facets = Readonly<
  Partial<
    Record<"Kind" | "Product" | "Platform" | "Version", readonly string[]>
  >
>;

export interface Known {
  readonly products: readonly Product[];
  readonly guides: readonly GuideEntry[];
}

/** The product that the page at a path is about. */
export function productAt(
  path: string,
  products: readonly Product[],
): Product | undefined {
  const [section = "", id] = path.split("/");
  if (!["products", "guides", "plan"].includes(section)) return undefined;
  return products.find((product) => product.id === id);
}

/** The facets of the page at a path below the site's base, such as `guides/mill/1.0.0-to-1.1.0/`. */
export function facetsOf(path: string, { products, guides }: Known): Facets {
  const [section = "", id = "", ...rest] = path.replace(/\/$/, "").split("/");
  if (section === "rules") return { Kind: ["Rule"] };
  if (section === "reference") return { Kind: ["Reference"] };
  if (section === "docs") return { Kind: ["Documentation"] };
  const product = productAt(path, products);
  if (product === undefined) return {};
  const own = { Product: [product.name], Platform: platformsOf(product) };
  if (section === "products") {
    if (rest[0] !== "releases") return { ...own, Kind: ["Product"] };
    return { ...own, Kind: ["Release"], Version: rest.slice(-1) };
  }
  if (section !== "guides") return own;
  const runbook = product.runbooks.find(
    (each) => rest.join("/") === `runbooks/${each.id}`,
  );
  if (runbook)
    return {
      ...own,
      Kind: ["Runbook"],
      Platform: platformsIn(product, runbook),
    };
  const guide = guides.find((each) => each.id === [id, ...rest].join("/"));
  const { from, to } = guide?.data.guidepost ?? {};
  if (from === undefined || to === undefined) return own;
  return { ...own, Kind: ["Guide"], Version: [...new Set([from, to])] };
}

function platforms({ choices }: Product) {
  return choices.find(({ id }) => id === "platform")?.options ?? [];
}

function platformsOf(product: Product): string[] {
  return platforms(product).map(({ title }) => title);
}

/** Those that have a step in it. */
function platformsIn(product: Product, { steps }: Runbook): string[] {
  return platforms(product)
    .filter(({ id }) =>
      steps.some(({ when }) => when?.["platform"]?.includes(id) ?? true),
    )
    .map(({ title }) => title);
}
