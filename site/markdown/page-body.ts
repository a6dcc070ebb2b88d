import type { HastPluginEntry } from "satteri";

export interface PageBodyOptions {
  /** The path the site is served under. */
  readonly base: string;
  /** The folder whose Markdown files are pages. */
  readonly content: URL;
}

/**
 * Makes a page's body of a Markdown file that reads well on its own: the first
 * heading goes, as the page has a title; links between files become links
 * between pages.
 */
export function pageBody({ base, content }: PageBodyOptions): HastPluginEntry {
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
        const title = root.children.find(
          (node) => node.type === "element" && node.tagName === "h1",
        );
        if (title) context.removeNode(title);
      },
    };
}

/** The page of a Markdown file among the content: `/docs/glossary/#step`. */
function pageOf(target: URL, content: URL): string | undefined {
  if (!target.href.startsWith(content.href)) return undefined;
  const path = target.pathname.slice(content.pathname.length);
  if (!path.endsWith(".md")) return undefined;
  const [, product] = /^guides\/([^/]+)\/overview\.md$/.exec(path) ?? [];
  // What there is to know of a product stands on its page.
  const page = product === undefined ? path : `products/${product}.md`;
  return `/${page.replace(/\.md$/, "/")}${target.hash}`;
}
