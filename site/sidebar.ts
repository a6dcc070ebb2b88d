import { defineRouteMiddleware } from "@astrojs/starlight/route-data";
import { allProductRules, allRules } from "../src/index.ts";
import { settings } from "virtual:guidepost/site";
import { documents } from "./data.ts";
import { linksAt } from "./near.ts";

const docs = [...documents.pages, ...documents.decisions];
type Document = (typeof docs)[number];
const isTool = settings.frame === "tool";

/** Each page of Guidepost's own frame carries the part of the list that is near it. */
export const onRequest = defineRouteMiddleware(({ locals, url }) => {
  const { section, link, group, guides, products } = linksAt(url);
  const documentLink = ({ id, data }: Document) =>
    link(data.sidebar.label ?? data.title, `/${id}/`);
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
          ...documents.pages.map(documentLink),
          ...(isTool
            ? [link("Where each section went", "/docs/systems/")]
            : []),
        ]
      : []),
  ]);
  const decisions =
    section === "docs" && documents.decisions.length > 0
      ? [group("Decisions", documents.decisions.map(documentLink))]
      : [];
  const written = docs.length > 0 ? [pages, ...decisions] : [];

  locals.starlightRoute.sidebar =
    section === "rules"
      ? [rules, ...ruleLinks, products, ...written]
      : section === "docs"
        ? [...written, products, rules]
        : [...guides, products, rules, ...written];
});
