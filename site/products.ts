import { fileURLToPath } from "node:url";
import { findProducts, loadProduct, type Product } from "../src/index.ts";

/** All products of the repository at `root`, by id. */
export async function loadProducts(root: URL): Promise<readonly Product[]> {
  const folder = fileURLToPath(root);
  const ids = await findProducts(folder);
  return Promise.all(ids.map((id) => loadProduct(folder, id)));
}
