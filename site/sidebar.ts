import { defineRouteMiddleware } from "@astrojs/starlight/route-data";
import { allProductRules, allRules } from "../src/index.ts";
import { kinds } from "../src/reference/kinds.ts";
import { settings } from "virtual:guidepost/site";
import { documents } from "./data.ts";
import { docGroups } from "./docs.ts";
import { around, linksAt } from "./near.ts";

type Links = ReturnType<typeof linksAt>;
type Entry = ReturnType<Links["link"]>;

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

/** Of many pages only the kind that the reader is at lies open. */
function documentGroups({ link, group }: Links) {
  const sections = link("Where each section went", "/docs/systems/");
  const groups = [
    ...docGroups,
    { id: "decisions", title: "Decisions", docs: documents.decisions },
  ].map(({ id, title, docs }) => ({
    title,
    entries: [
      ...docs.map(({ id, data }) =>
        link(data.sidebar.label ?? data.title, `/${id}/`),
      ),
      ...(isTool && id === "reference" ? [sections] : []),
    ],
  }));
  const full = groups.filter(({ entries }) => entries.length > 0);
  return full.map(({ title, entries }) =>
    group(title, entries, {
      folded: full.length > 1 && !entries.some(isHere),
    }),
  );
}

function isHere(entry: Entry): boolean {
  return entry.type === "link" && entry.isCurrent;
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
    const at = entries.findIndex(isHere);
    return at < 0 ? [] : [group(title, [...around(entries, at, mostSubjects)])];
  });
  return [list, ...current];
}
