import type { HastPluginEntry } from "satteri";

const attributes = { a: "href", img: "src" } as const;

/** `https`, `http`, `mailto`, or no scheme at all: another page or file. */
const followed = /^(?:https?:|mailto:|(?![\s\p{Cc}]*[a-z][a-z0-9+.-]*:))/iu;

/**
 * Takes every address from a page that a browser would run, not open: a guide
 * may be made with templates of a product's own.
 */
export const safeLinks: HastPluginEntry = {
  name: "guidepost-safe-links",
  element: {
    filter: Object.keys(attributes),
    visit(node, context) {
      const name = node.tagName === "a" ? attributes.a : attributes.img;
      const address = node.properties[name];
      if (typeof address !== "string" || isFollowed(address)) return;
      context.setProperty(node, name, undefined);
    },
  },
};

function isFollowed(address: string): boolean {
  // A browser passes over these, wherever they stand in a scheme.
  return followed.test(address.replace(/[\t\r\n]/g, ""));
}
