import { fileURLToPath } from "node:url";
import type { APIRoute } from "astro";
import { settings } from "virtual:guidepost/site";
import { exampleFiles } from "../../../../src/index.ts";
import { products } from "../../../data.ts";

export function getStaticPaths() {
  return products.map(({ id }) => ({ params: { product: id } }));
}

/** The files that an operator's folder holds, by the version that runs there. */
export const GET: APIRoute = async ({ params }) =>
  Response.json(
    await exampleFiles(fileURLToPath(settings.root), params["product"] ?? ""),
  );
