import { expect, test } from "vitest";
import { loadGuides, productIds } from "./support/guides.ts";
import { tellGuides } from "./support/prose.ts";

const guides = await loadGuides();

test.each(productIds)(
  "what a reader of %s calls, and what is left of it",
  { timeout: 60_000 },
  async (id) => {
    const own = guides.filter(({ product }) => product.id === id);
    await expect(`${tellGuides(own)}\n`).toMatchFileSnapshot(`calls/${id}.txt`);
  },
);
