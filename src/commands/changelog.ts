import { renderChangelog } from "../guide/render.ts";
import type { Command } from "./command.ts";
import { loadRenderer } from "./guides.ts";
import { loadProduct } from "./products.ts";

export const changelog: Command = {
  operands: [{ name: "<product>", summary: "product id" }],
  options: [],
  run: async ([id = ""], _options, { cwd }) => {
    const product = await loadProduct(cwd, id);
    const { body } = renderChangelog(
      product,
      await loadRenderer({ root: cwd, id }),
    );
    return { text: body, exitCode: 0 };
  },
};
