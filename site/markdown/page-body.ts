import type { HastPluginEntry } from "satteri";
import { pagePathOf, type PageFolders } from "./folders.ts";

export interface PageBodyOptions {
  /** The path the site is served under. */
  readonly base: string;
  readonly folders: PageFolders;
}

/**
 * Makes a page's body of a Markdown file that reads well on its own: the first
 * heading goes, as the page has a title; links between files become links
 * between pages.
 */
export function pageBody({ base, folders }: PageBodyOptions): HastPluginEntry {
  return ({ fileURL }) =>
    fileURL !== undefined &&
    pagePathOf(fileURL, folders) !== undefined && {
      name: "guidepost-page-body",
      element: {
        filter: ["a"],
        visit(node, context) {
          const href = node.properties["href"];
          if (typeof href !== "string" || href.startsWith("#")) return;
          const page = pageOf(new URL(href, fileURL), folders);
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

/** The page of a Markdown file, and the place on it: `/docs/glossary/#step`. */
function pageOf(target: URL, folders: PageFolders): string | undefined {
  const file = new URL(target);
  file.hash = "";
  file.search = "";
  const path = pagePathOf(file, folders);
  if (path?.endsWith(".md") !== true) return undefined;
  const [, product] = /^guides\/([^/]+)\/overview\.md$/.exec(path) ?? [];
  // What there is to know of a product stands on its page.
  const page = product === undefined ? path : `products/${product}.md`;
  return `/${page.replace(/\.md$/, "/")}${target.hash}`;
}
