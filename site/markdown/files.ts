import { glob, type Loader } from "astro/loaders";
import { readDocument } from "../../src/index.ts";

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
      return files.load(titled(context));
    },
  };
}

function titled(
  context: Parameters<Loader["load"]>[0],
): Parameters<Loader["load"]>[0] {
  const types = [...context.entryTypes].map(([extension, type]) => {
    const getEntryInfo: typeof type.getEntryInfo = async (file) => {
      const info = await type.getEntryInfo(file);
      const title = titleOf(file.contents);
      return title === undefined
        ? info
        : { ...info, data: { title, ...info.data } };
    };
    return [extension, { ...type, getEntryInfo }] as const;
  });
  return { ...context, entryTypes: new Map(types) };
}

function titleOf(markdown: string): string | undefined {
  return readDocument(markdown).headings.find(({ depth }) => depth === 1)?.text;
}
