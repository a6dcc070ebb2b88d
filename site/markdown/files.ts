import { glob, type Loader, type LoaderContext } from "astro/loaders";
import { readDocument, readText } from "../../src/index.ts";

/**
 * The Markdown files of a folder, as readable where they lie as on the site: the
 * first heading is the title where the front matter names none.
 */
export function markdownFiles(folder: string, prefix = ""): Loader {
  const files = glob({
    base: folder,
    pattern: "**/*.md",
    // Versions keep their dots, which the default would drop.
    generateId: ({ entry }) => prefix + entry.replace(/\.md$/, ""),
  });
  return {
    ...files,
    load(context) {
      // A kept page would outlive a change of the plugin that shapes it.
      context.store.clear();
      return files.load({ ...context, parseData: titled(context) });
    },
  };
}

function titled({ parseData }: LoaderContext): LoaderContext["parseData"] {
  return async (file) => {
    if ("title" in file.data || file.filePath === undefined) {
      return parseData(file);
    }
    const { headings } = readDocument(await readText(file.filePath));
    const title = headings.find(({ depth }) => depth === 1)?.text;
    return parseData({ ...file, data: { ...file.data, title } });
  };
}
