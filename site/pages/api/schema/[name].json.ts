import type { APIRoute } from "astro";
import product from "../../../../schemas/api/product.json";
import products from "../../../../schemas/api/products.json";
import release from "../../../../schemas/api/release.json";

const schemas = { product, products, release };

export function getStaticPaths() {
  return Object.entries(schemas).map(([name, schema]) => ({
    params: { name },
    props: { schema },
  }));
}

/** The JSON Schema of one kind of what is served here. */
export const GET: APIRoute<{ schema: object }> = ({ props }) =>
  Response.json(props.schema);
