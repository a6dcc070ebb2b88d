import type { HastPluginEntry } from "satteri";
import { grouped } from "./parts.ts";
import { isContent, isElement } from "./nodes.ts";

export interface PageBodyOptions {
  /** The path the site is served under. */
  readonly base: string;
  /** The folder whose Markdown files are pages. */
  readonly content: URL;
  /** Names of the fence attributes that answer a choice. */
  readonly choices: ReadonlySet<string>;
}

/**
 * Makes a page's body of a Markdown file that reads well on its own: the first
 * heading goes, as the page has a title; links between files become links
 * between pages; a guide's variants become parts that a reader can choose.
 */
export function pageBody(options: PageBodyOptions): HastPluginEntry {
  const { base, content, choices } = options;
  return ({ fileURL }) =>
    fileURL?.href.startsWith(content.href) && {
      name: "guidepost-page-body",
      element: {
        filter: ["a"],
        visit(node, context) {
          const href = node.properties["href"];
          if (typeof href !== "string" || href.startsWith("#")) return;
          const page = pageOf(new URL(href, fileURL), content);
          if (page === undefined) return;
          context.setProperty(node, "href", base.replace(/\/$/, "") + page);
        },
      },
      after(root, context) {
        const title = root.children.find((node) => isElement(node, "h1"));
        const body = root.children
          .filter(isContent)
          .filter((node) => node !== title);
        const isGuide = fileURL.pathname.includes("/content/guides/");
        context.setProperty(
          root,
          "children",
          isGuide ? grouped(body, choices) : body,
        );
      },
    };
}

/** The page of a Markdown file among the content: `/docs/glossary/#step`. */
function pageOf(target: URL, content: URL): string | undefined {
  if (!target.href.startsWith(content.href)) return undefined;
  const path = target.pathname.slice(content.pathname.length);
  if (!path.endsWith(".md")) return undefined;
  return `/${path.replace(/\.md$/, "/")}${target.hash}`;
}
