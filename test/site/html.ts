import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { htmlToHast, type HastNode } from "satteri";

type Element = Extract<HastNode, { type: "element" }>;

/** A page of the built site: its address and its elements. */
export interface Page {
  /** `/products/whispa/`, without the base. */
  readonly path: string;
  readonly document: Readonly<HastNode>;
  readonly elements: readonly Element[];
}

export function readPages(folder: string): readonly Page[] {
  return globSync("**/*.html", { cwd: folder }).map((file) => {
    const html = readFileSync(join(folder, file), "utf8");
    const document = htmlToHast(html, { fragment: false });
    const path = file.replaceAll("\\", "/").replace(/(^|\/)index\.html$/, "$1");
    return { path: `/${path}`, document, elements: elementsOf(document) };
  });
}

/** What a page says, for `squashed` texts to be found in. */
export function textOf({ document }: Page): string {
  return squashed(textIn(document));
}

/** Without white space, which elements make, and the marks of code, which they replace. */
export function squashed(text: string): string {
  return text.replace(/[\s`]+/g, "");
}

/** The values of an attribute on a page. */
export function attributes(page: Page, name: string): readonly string[] {
  return page.elements.flatMap(({ properties }) => {
    const value = properties[name];
    return typeof value === "string" ? [value] : [];
  });
}

/** Links that lead to no page, no file and no anchor, each with its page. */
export function brokenLinks(
  pages: readonly Page[],
  { base, files }: { base: string; files: ReadonlySet<string> },
): string[] {
  const anchors = new Map(
    pages.map((page) => [page.path, new Set(attributes(page, "id"))]),
  );
  return pages.flatMap((page) =>
    ["href", "src"]
      .flatMap((name) => attributes(page, name))
      .filter((link) => !/^(https?|data|mailto):/.test(link))
      .filter((link) => !leadsSomewhere(link, page, { base, files, anchors }))
      .map((link) => `${page.path}: ${link}`),
  );
}

function leadsSomewhere(
  link: string,
  page: Page,
  site: {
    base: string;
    files: ReadonlySet<string>;
    anchors: ReadonlyMap<string, ReadonlySet<string>>;
  },
): boolean {
  const here = new URL(site.base.replace(/\/$/, "") + page.path, "http://site");
  const { pathname, hash } = new URL(link, here);
  if (!pathname.startsWith(site.base)) return false;
  const path = decodeURIComponent(pathname.slice(site.base.length - 1));
  const ids = site.anchors.get(path);
  if (ids === undefined) return site.files.has(path.slice(1));
  return hash === "" || ids.has(decodeURIComponent(hash.slice(1)));
}

function elementsOf(node: Readonly<HastNode>): Element[] {
  const inner = "children" in node ? node.children.flatMap(elementsOf) : [];
  return node.type === "element" ? [node, ...inner] : inner;
}

function textIn(node: Readonly<HastNode>): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(textIn).join("") : "";
}
