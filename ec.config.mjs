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

/** Of a command on a phone 390 pixels wide: fewer than fit, for words wrap whole. */
const narrowColumns = 32;

/** Its height is known before it is laid out; where lines wrap, nearly. */
const countedLines = {
  name: "Counted lines",
  hooks: {
    /**
     * @param {{
     *   codeBlock: {
     *     language: string,
     *     getLines(): readonly { readonly text: string }[],
     *   },
     *   renderData: { blockAst: import("hast").Element },
     * }} context
     */
    postprocessRenderedBlock({ codeBlock, renderData }) {
      const lines = codeBlock.getLines();
      const rows =
        codeBlock.language === "bash"
          ? lines.map(({ text }) => Math.ceil(text.length / narrowColumns) || 1)
          : lines.map(() => 1);
      const wrapped = rows.reduce((sum, row) => sum + row, 0);
      renderData.blockAst.properties["style"] =
        `--lines:${lines.length};--wrapped-lines:${wrapped}`;
    },
  },
};

export default defineEcConfig({ plugins: [scrolledByKeys, countedLines] });
