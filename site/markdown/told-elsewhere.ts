import type { HastPluginEntry } from "satteri";
import { pagePathOf, type PageFolders } from "./folders.ts";

/** Sections of an overview that the page of a product draws itself. */
const drawn: ReadonlySet<string> = new Set(["Releases", "Deprecations"]);

/**
 * Takes out of an overview what its page shows in a form of its own:
 * in the file they stand for who reads it in the repository.
 */
export function toldElsewhere(folders: PageFolders): HastPluginEntry {
  return ({ fileURL }) =>
    fileURL !== undefined &&
    /^guides\/[^/]+\/overview\.md$/.test(
      pagePathOf(fileURL, folders) ?? "",
    ) && {
      name: "guidepost-told-elsewhere",
      after(root, context) {
        // What stands before all sections says what the product is.
        let isDrawn = true;
        for (const node of root.children) {
          if (node.type === "element" && node.tagName === "h2")
            isDrawn = drawn.has(context.textContent(node));
          if (isDrawn) context.removeNode(node);
        }
      },
    };
}
