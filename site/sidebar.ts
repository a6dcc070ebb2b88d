import {
  defineRouteMiddleware,
  type StarlightRouteData,
} from "@astrojs/starlight/route-data";
import { allProductRules, allRules } from "../src/index.ts";
import { documents, guidesOf, products, runbooksOf } from "./data.ts";
import { href } from "./links.ts";

type Entry = StarlightRouteData["sidebar"][number];

const docs = [...documents.pages, ...documents.decisions];

/**
 * Each page carries the part of the list that is near it: a full list on every
 * page would grow with the square of the pages.
 */
export const onRequest = defineRouteMiddleware(({ locals, url }) => {
  const here = decodeURI(url.pathname);
  const link = (label: string, path: `/${string}`): Entry => ({
    type: "link",
    label,
    href: href(path),
    isCurrent: href(path) === here,
    badge: undefined,
    attrs: {},
  });
  const group = (label: string, entries: Entry[]): Entry => ({
    type: "group",
    label,
    entries,
    collapsed: false,
    badge: undefined,
  });

  const path = here.slice(href("/").length);
  const [section = "", id = ""] = path.split("/");
  const product = products.find((product) => product.id === id);
  const guides = product
    ? [
        group(product.name, [
          link("Overview", `/products/${product.id}/`),
          link("Plan an upgrade", `/plan/${product.id}/`),
          ...guidesOf(product.id).map((guide) =>
            link(`${guide.from} to ${guide.to}`, `/guides/${guide.id}/`),
          ),
          ...(product.changelog
            ? [link("Changelog", `/guides/${product.id}/changelog/`)]
            : []),
          link("What was rehearsed", `/products/${product.id}/status/`),
        ]),
        ...(product.runbooks.length > 0
          ? [
              group(
                "Runbooks",
                runbooksOf(product).map(({ id, data }) =>
                  link(data.title, `/guides/${id}/`),
                ),
              ),
            ]
          : []),
      ]
    : [];
  const productLinks = group(
    product ? "Other products" : "Products",
    products
      .filter((other) => other !== product)
      .map(({ id, name }) => link(name, `/products/${id}/`)),
  );
  const rules = group("Rules", [link("All rules", "/rules/")]);
  const ruleLinks = [
    { title: "On guides", rules: allRules },
    { title: "On release facts", rules: allProductRules },
  ].map(({ title, rules }) =>
    group(
      title,
      rules.map(({ name }) => link(name, `/rules/${name}/`)),
    ),
  );
  const pages = group("Documentation", [
    link("All pages", "/docs/"),
    ...(section === "docs"
      ? [
          ...docs.map(({ id, data }) =>
            link(data.sidebar.label ?? data.title, `/${id}/`),
          ),
          link("Where each section went", "/docs/systems/"),
        ]
      : []),
  ]);

  locals.starlightRoute.sidebar =
    section === "rules"
      ? [rules, ...ruleLinks, productLinks, pages]
      : section === "docs"
        ? [pages, productLinks, rules]
        : [...guides, productLinks, rules, pages];
});
