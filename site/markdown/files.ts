import { glob, type Loader } from "astro/loaders";
import { existsSync } from "node:fs";

/**
 * The written pages of a folder: `docs/` and their path, and the home page for
 * `index.md`. A folder that is missing has none.
 */
export function markdownFiles(folder: URL): Loader {
  const files = glob({
    base: folder,
    pattern: "**/*.md",
    // Versions keep their dots, which the default would drop.
    generateId: ({ entry }) =>
      entry === "index.md" ? "index" : `docs/${entry.replace(/\.md$/, "")}`,
  });
  return {
    ...files,
    async load(context) {
      // A kept page would outlive a change of the plugin that shapes it.
      context.store.clear();
      if (existsSync(folder)) await files.load(context);
    },
  };
}
