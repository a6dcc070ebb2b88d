import type { APIRoute } from "astro";
import { settings } from "virtual:guidepost/site";
import { kinds } from "../../src/reference/kinds.ts";
import { documents, guidesOf, products, runbooksOf } from "../data.ts";
import { href } from "../links.ts";
import { hasWays } from "../releases.ts";

/** What is here, for programs that read: see https://llmstxt.org. */
export const GET: APIRoute = ({ site }) => {
  const link = (title: string, path: `/${string}`, says = "") => {
    const address = site ? new URL(href(path), site).href : href(path);
    return `- [${oneLine(title)}](${address})${says && `: ${oneLine(says)}`}`;
  };
  const sections = products.map((product) => [
    `## ${oneLine(product.name)}`,
    link("Overview", `/products/${product.id}/`, product.summary),
    ...(hasWays(product)
      ? [
          link(
            "Planner",
            `/plan/${product.id}/`,
            "any two versions, in a browser",
          ),
        ]
      : []),
    link("Data", `/api/${product.id}/index.json`),
    link("Releases as a feed", `/products/${product.id}/feed.xml`),
    ...[...guidesOf(product.id), ...runbooksOf(product)].map((page) =>
      link(page.data.title, `/guides/${page.id}.md`),
    ),
  ]);
  const docs = [...documents.pages, ...documents.decisions].map((page) =>
    link(page.data.title, `/${page.id}/`, page.data.description),
  );
  const reference = kinds.map(({ id, title, about }) =>
    link(title, `/reference/${id}/`, about),
  );
  const parts = [
    [`# ${oneLine(settings.title)}`],
    [`> ${oneLine(settings.description)}`],
    [
      "Commands in these guides were rehearsed, not run: see what a rehearsal proves.",
      "Guides are linked as Markdown; a guide's page stands at the same address with `/` for `.md`.",
    ],
    ["## Data", link("All products", "/api/index.json")],
    ...sections,
    ...(docs.length > 0 ? [["## Documentation", ...docs]] : []),
    ...(settings.frame === "tool" ? [["## Reference", ...reference]] : []),
  ];
  return new Response(
    `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`,
    { headers: { "content-type": "text/plain; charset=utf-8" } },
  );
};

/** Whatever stands in metadata, it ends no line and closes no link. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").replace(/[[\]]/g, "\\$&");
}
