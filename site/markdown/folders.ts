/** The folders whose Markdown files are pages. */
export interface PageFolders {
  readonly docs: URL;
  readonly guides: URL;
}

/** Where a file stands among the pages: `guides/mill/1.0.0-to-2.0.0.md`; undefined where it is none. */
export function pagePathOf(
  { href }: URL,
  { docs, guides }: PageFolders,
): string | undefined {
  if (href.startsWith(guides.href))
    return `guides/${href.slice(guides.href.length)}`;
  if (href.startsWith(docs.href)) return `docs/${href.slice(docs.href.length)}`;
  return undefined;
}
