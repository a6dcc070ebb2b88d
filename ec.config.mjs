// @ts-check
import { defineEcConfig } from "@astrojs/starlight/expressive-code";

/**
 * A block that scrolls is reached from the keyboard, before any script has run;
 * Expressive Code takes it back where nothing scrolls.
 */
const scrolledByKeys = {
  name: "Scrolled by keys",
  hooks: {
    /** @param {{ renderData: { blockAst: import("hast").Element } }} context */
    postprocessRenderedBlock({ renderData }) {
      for (const pre of renderData.blockAst.children) {
        if (pre.type === "element" && pre.tagName === "pre")
          pre.properties["tabIndex"] = 0;
      }
    },
  },
};

/** Its height is known before it is laid out: lines wrap on phones alone. */
const countedLines = {
  name: "Counted lines",
  hooks: {
    /**
     * @param {{
     *   codeBlock: { getLines(): readonly unknown[] },
     *   renderData: { blockAst: import("hast").Element },
     * }} context
     */
    postprocessRenderedBlock({ codeBlock, renderData }) {
      const lines = codeBlock.getLines().length;
      renderData.blockAst.properties["style"] = `--lines:${lines}`;
    },
  },
};

export default defineEcConfig({ plugins: [scrolledByKeys, countedLines] });
