import type { APIRoute } from "astro";
import { publishProduct, type Product } from "../../../../src/index.ts";
import { products } from "../../../data.ts";

export function getStaticPaths() {
  return products.map((product) => ({
    params: { product: product.id },
    props: { product },
  }));
}

/** A product, enough to find a way between any two versions. */
export const GET: APIRoute<{ product: Product }> = ({ props }) =>
  new Response(publishProduct(props.product), {
    headers: { "content-type": "application/json" },
  });
