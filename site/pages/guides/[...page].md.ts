import { readFileSync } from "node:fs";
import type { APIRoute } from "astro";
import { settings } from "virtual:guidepost/site";
import { pagesOf, products, type Page } from "../../data.ts";

export function getStaticPaths() {
  return products.flatMap(({ id }) =>
    pagesOf(id).map((page) => ({ params: { page: page.id }, props: { page } })),
  );
}

/** A guide as it stands in the repository: beside its page, so that its links lead on. */
export const GET: APIRoute<{ page: Page }> = ({ props }) =>
  new Response(readFileSync(new URL(props.page.filePath, settings.root)), {
    headers: { "content-type": "text/markdown; charset=utf-8" },
  });
