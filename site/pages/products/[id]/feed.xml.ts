import type { APIRoute } from "astro";
import type { Product } from "../../../../src/index.ts";
import { products } from "../../../data.ts";
import { feedOf } from "../../../feed.ts";
import { href } from "../../../links.ts";

export function getStaticPaths() {
  return products.map((product) => ({
    params: { id: product.id },
    props: { product },
  }));
}

/** The releases of a product, for readers of feeds. */
export const GET: APIRoute<{ product: Product }> = ({ props, site }) => {
  const feed = feedOf(props.product, (path) =>
    site ? new URL(href(path), site).href : href(path),
  );
  return new Response(feed, {
    headers: { "content-type": "application/atom+xml; charset=utf-8" },
  });
};
