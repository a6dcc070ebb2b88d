import { defineRouteMiddleware } from "@astrojs/starlight/route-data";
import { allProductRules, allRules } from "../src/index.ts";
import { kinds } from "../src/reference/kinds.ts";
import { settings } from "virtual:guidepost/site";
import { documents } from "./data.ts";
import { docGroups } from "./docs.ts";
import { around, linksAt } from "./near.ts";

type Links = ReturnType<typeof linksAt>;
type Document = (typeof documents.pages)[number];

const isTool = settings.frame === "tool";

/** More of a kind than these are listed on its page alone. */
const mostSubjects = 24;

/** Each page of Guidepost's own frame carries the part of the list that is near it. */
export const onRequest = defineRouteMiddleware(({ locals, url }) => {
  const links = linksAt(url);
  const { section, link, group, guides, products } = links;
  const rules = group("Rules", [link("All rules", "/rules/")]);
  const hasDocs = documents.pages.length + documents.decisions.length > 0;
  const docs = hasDocs
    ? [group("Documentation", [link("All pages", "/docs/")])]
    : [];
  const reference = isTool
    ? [group("Reference", [link("All of it", "/reference/")])]
    : [];
  const elsewhere = [products, rules, ...docs, ...reference];

  locals.starlightRoute.sidebar =
    section === "rules"
      ? [rules, ...ruleGroups(links), products, ...docs, ...reference]
      : section === "docs"
        ? [...docs, ...documentGroups(links), ...reference, products, rules]
        : section === "reference"
          ? [...referenceGroups(links), rules, ...docs, products]
          : [...guides, ...elsewhere];
});

function ruleGroups({ link, group }: Links) {
  return [
    { title: "On guides", rules: allRules },
    { title: "On release facts", rules: allProductRules },
  ].map(({ title, rules }) =>
    group(
      title,
      rules.map(({ name }) => link(name, `/rules/${name}/`)),
    ),
  );
}

function documentGroups({ link, group }: Links) {
  const documentLink = ({ id, data }: Document) =>
    link(data.sidebar.label ?? data.title, `/${id}/`);
  const sections = link("Where each section went", "/docs/systems/");
  const groups = docGroups.map(({ id, title, docs }) =>
    group(title, [
      ...docs.map(documentLink),
      ...(isTool && id === "reference" ? [sections] : []),
    ]),
  );
  return documents.decisions.length === 0
    ? groups
    : [...groups, group("Decisions", documents.decisions.map(documentLink))];
}

/** All kinds, and of the one that the page is of what stands next to it. */
function referenceGroups({ link, group }: Links) {
  const list = group("Reference", [
    link("All of it", "/reference/"),
    ...kinds.map(({ id, title }) => link(title, `/reference/${id}/`)),
  ]);
  const current = kinds.flatMap(({ id, title, subjects }) => {
    const entries = subjects.map(({ name }) =>
      link(name, `/reference/${id}/${name}/`),
    );
    const at = entries.findIndex(
      (entry) => entry.type === "link" && entry.isCurrent,
    );
    return at < 0 ? [] : [group(title, [...around(entries, at, mostSubjects)])];
  });
  return [list, ...current];
}
