import type { APIRoute } from "astro";
import { publishRelease, type Release } from "../../../../../src/index.ts";
import { products } from "../../../../data.ts";

/** `1.2.0` of the product itself, `infra/1.2.0` of a part. */
export function getStaticPaths() {
  return products.flatMap(({ id, releases, parts }) =>
    [{ prefix: "", releases }, ...parts.map(prefixed)].flatMap(
      ({ prefix, releases }) =>
        releases.map((release) => ({
          params: { product: id, release: prefix + release.version },
          props: { release },
        })),
    ),
  );
}

function prefixed({
  id,
  releases,
}: {
  id: string;
  releases: readonly Release[];
}) {
  return { prefix: `${id}/`, releases };
}

/** One release, whole. */
export const GET: APIRoute<{ release: Release }> = ({ props }) =>
  new Response(publishRelease(props.release), {
    headers: { "content-type": "application/json" },
  });
