import { defineRouteMiddleware } from "@astrojs/starlight/route-data";
import { linksAt } from "./near.ts";

/** The sections that these pages are in; all others are the site's own. */
const sections = new Set(["products", "guides", "plan", "rules"]);

/** Puts what is near a page of ours before the site's own list, and the products behind it elsewhere. */
export const onRequest = defineRouteMiddleware(({ locals, url }) => {
  const { section, guides, products } = linksAt(url);
  const { starlightRoute } = locals;
  const { sidebar } = starlightRoute;
  starlightRoute.sidebar = sections.has(section)
    ? [...guides, products, ...sidebar]
    : [...sidebar, { ...products, label: "Upgrades" }];
});
