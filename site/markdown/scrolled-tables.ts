import type { HastPluginEntry } from "satteri";

/** A wide table scrolls within itself, and the keyboard must reach it for that. */
export const scrolledTables: HastPluginEntry = {
  name: "guidepost-scrolled-tables",
  element: {
    filter: ["table"],
    visit(node, context) {
      context.setProperty(node, "tabIndex", 0);
    },
  },
};
