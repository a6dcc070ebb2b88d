import { readFileSync } from "node:fs";
import type { APIRoute } from "astro";
import { settings } from "virtual:guidepost/site";

/** For a site whose own files have none. */
export const GET: APIRoute = () =>
  new Response(
    readFileSync(new URL("site/public/favicon.svg", settings.home), "utf8"),
    { headers: { "content-type": "image/svg+xml" } },
  );
