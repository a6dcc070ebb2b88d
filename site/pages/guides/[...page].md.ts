import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { APIRoute } from "astro";
import { settings } from "virtual:guidepost/site";
import { pagesOf, products, type Page } from "../../data.ts";

export function getStaticPaths() {
  return products.flatMap(({ id }) =>
    pagesOf(id).map((page) => ({ params: { page: page.id }, props: { page } })),
  );
}

/** A path is no address: in one, `#` and `%2e%2e` of a name would mean something. */
const root = fileURLToPath(settings.root);

/** A guide as it stands in the repository: beside its page, so that its links lead on. */
export const GET: APIRoute<{ page: Page }> = ({ props }) =>
  new Response(readFileSync(join(root, props.page.filePath)), {
    headers: { "content-type": "text/markdown; charset=utf-8" },
  });
