import { glob, type Loader } from "astro/loaders";

/** The Markdown files of a folder; their pages begin with `prefix`. */
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
      return files.load(context);
    },
  };
}
