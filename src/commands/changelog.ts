import { renderChangelog } from "../guide/render.ts";
import type { Command } from "./command.ts";
import { loadRenderer } from "./guides.ts";
import { loadProduct } from "./products.ts";
import { rootOf } from "./root.ts";

export const changelog: Command = {
  operands: [{ name: "<product>", summary: "product id", takes: "products" }],
  examples: ["guidepost changelog mill"],
  options: [],
  run: async ([id = ""], _options, surroundings) => {
    const root = await rootOf(surroundings);
    const product = await loadProduct(root, id);
    const { body } = renderChangelog(product, await loadRenderer({ root, id }));
    return { text: body, exitCode: 0 };
  },
};
