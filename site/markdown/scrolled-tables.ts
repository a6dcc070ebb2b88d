import type { Element } from "hast";
import type { HastPluginEntry } from "satteri";

/** A table of fewer columns is narrow enough for a phone. */
const many = 4;

/**
 * A wide table scrolls within itself, and the keyboard must reach it for that.
 * On a phone one of many columns becomes a list a row: each cell says what it is.
 */
export const scrolledTables: HastPluginEntry = {
  name: "guidepost-scrolled-tables",
  element: {
    filter: ["table"],
    visit(node, context) {
      context.setProperty(node, "tabIndex", 0);
      const [head = [], ...rows] = within(node, "tr").map((row) => [
        ...within(row, "th"),
        ...within(row, "td"),
      ]);
      if (head.length < many) return;
      const labels = head.map((cell) => context.textContent(cell));
      context.setProperty(node, "className", ["stacks"]);
      for (const cells of rows) {
        for (const [column, cell] of cells.entries()) {
          context.setProperty(cell, "dataLabel", labels[column] ?? "");
        }
      }
    },
  },
};

/** Elements of a name inside an element, none of them inside another. */
function within(node: Readonly<Element>, name: string): Element[] {
  return node.children.flatMap((child) => {
    if (child.type !== "element") return [];
    return child.tagName === name ? [child] : within(child, name);
  });
}
