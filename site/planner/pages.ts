/** Where the pages of a product are, without a slash at the end. */
export interface ProductPages {
  readonly guides: string;
  /** The product's own page: what `overview.md` is in a repository. */
  readonly product: string;
}

/** The address of a Markdown file beside a guide: `runbooks/engine.md`, `overview.md#help`. */
export function addressOf(
  { guides, product }: ProductPages,
  file: string,
): string {
  const [, page = "", place = ""] = /^(.*)\.md(#.*)?$/.exec(file) ?? [];
  return page === "overview"
    ? `${product}/${place}`
    : `${guides}/${page}/${place}`;
}

/** A guide that is read away from the site: its links lead back to it. */
export function awayFromSite(pages: ProductPages, markdown: string): string {
  return markdown.replace(
    /\]\(((?:runbooks\/)?[\w.-]+\.md(?:#[^()\s]*)?)\)/g,
    (_link, file: string) => `](${addressOf(pages, file)})`,
  );
}
