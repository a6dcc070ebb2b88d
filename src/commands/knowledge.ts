import type { Origin } from "../guide/mark.ts";
import { readDocument } from "../markdown/read.ts";
import { expectationsFrom, type Expectations } from "../plan/expect.ts";
import { plan } from "../plan/plan.ts";
import { guideFile, guidesFolder, loadRenderer } from "./guides.ts";
import { findProducts, loadProduct } from "./products.ts";

/** What the metadata know of a page: empty where its front matter names no plan. */
export interface Knowledge {
  readonly expectations?: Expectations;
  /** For a generated guide that is up to date: the origin of each of its lines. */
  readonly trace?: (line: number) => Origin | undefined;
}

interface PlanName {
  readonly product: string;
  readonly from: string;
  readonly to: string;
}

/** Answers what is known of a page; each product is read once. */
export async function knowledgeOf(
  root: string,
): Promise<(file: string, text: string) => Promise<Knowledge>> {
  const known = await findProducts(root);
  const renderer = await loadRenderer();
  const products = new Map<string, ReturnType<typeof loadProduct>>();

  return async (file, text) => {
    const name = planNameOf(text);
    if (name === undefined || !known.includes(name.product)) return {};
    const loading =
      products.get(name.product) ?? loadProduct(root, name.product);
    products.set(name.product, loading);
    const planned = plan(await loading, name.from, name.to);
    if (planned.kind !== "plan") return {};
    const expectations = expectationsFrom(planned);
    if (!file.startsWith(`${guidesFolder}/`)) return { expectations };
    const guide = guideFile(planned, renderer);
    if (guide.text !== text) return { expectations };
    return { expectations, trace: guide.trace };
  };
}

/** `guidepost: {product, from, to}` of the front matter, where all three are text. */
function planNameOf(text: string): PlanName | undefined {
  const named = readDocument(text).frontMatter["guidepost"];
  if (typeof named !== "object" || named === null) return undefined;
  const fields = new Map<string, unknown>(Object.entries(named));
  const [product, from, to] = ["product", "from", "to"].map((field) =>
    fields.get(field),
  );
  if (typeof product !== "string") return undefined;
  if (typeof from !== "string" || typeof to !== "string") return undefined;
  return { product, from, to };
}
