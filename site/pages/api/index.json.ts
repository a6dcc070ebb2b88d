import type { APIRoute } from "astro";
import { newestOf, publishProducts } from "../../../src/index.ts";
import { products } from "../../data.ts";

/** The products there are: where programs begin. */
export const GET: APIRoute = () =>
  new Response(publishProducts(products, newestOf), {
    headers: { "content-type": "application/json" },
  });
