import type { APIRoute } from "astro";
import { guidesOf, products, runbooksOf } from "../../../data.ts";
import {
  rehearsableHop,
  rehearsableRunbook,
  type Rehearsable,
} from "../../../rehearse/facts.ts";

export function getStaticPaths() {
  return products.flatMap((product) => {
    const hops = guidesOf(product.id).map((guide) => ({
      page: guide.id,
      facts: rehearsableHop(product, guide),
    }));
    const runbooks = runbooksOf(product).map(({ id }) => ({
      page: id,
      facts: rehearsableRunbook(product, id.split("/").at(-1) ?? ""),
    }));
    return [...hops, ...runbooks].flatMap(({ page, facts }) =>
      facts === undefined ? [] : [{ params: { page }, props: { facts } }],
    );
  });
}

/** What a page is rehearsed with: read by its button, and by nobody before. */
export const GET: APIRoute<{ facts: Rehearsable }> = ({ props }) =>
  Response.json(props.facts);
