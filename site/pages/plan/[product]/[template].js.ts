import { fileURLToPath } from "node:url";
import type { APIRoute } from "astro";
import { settings } from "virtual:guidepost/site";
import { compiledTemplates } from "../../../../src/index.ts";
import { products } from "../../../data.ts";

const folder = fileURLToPath(new URL("templates/", settings.home));

/** What a page renders with them, and the template it begins with. */
const templates = { guide: "guide", script: "upgrade.sh" };

export function getStaticPaths() {
  return products.flatMap(({ id }) =>
    Object.entries(templates).map(([template, name]) => ({
      params: { product: id, template },
      props: { id, name },
    })),
  );
}

/** The product's templates, compiled: with them a page renders guides of its own. */
export const GET: APIRoute<{ id: string; name: string }> = async ({ props }) =>
  new Response(
    await compiledTemplates(folder, props.name, {
      root: fileURLToPath(settings.root),
      id: props.id,
    }),
    { headers: { "content-type": "text/javascript" } },
  );
