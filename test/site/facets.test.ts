import { expect, test } from "vitest";
import { facetsOf } from "../../site/facets.ts";
import { loadProduct } from "../../src/index.ts";

const artisan = await loadProduct(process.cwd(), "artisan");
const guide = {
  id: "artisan/1.0.0-to-2.0.0",
  filePath: "content/guides/artisan/1.0.0-to-2.0.0.md",
  data: {
    title: "Upgrade Artisan",
    guidepost: { product: "artisan", from: "1.0.0", to: "2.0.0", sources: [] },
  },
};
const everywhere = ["Docker Compose", "Kubernetes", "Helm"];
const facets = (path: string) =>
  facetsOf(path, { products: [artisan], guides: [guide] });

test.each([
  [
    "guides/artisan/1.0.0-to-2.0.0/",
    {
      Kind: ["Guide"],
      Product: ["Artisan"],
      Platform: everywhere,
      Version: ["1.0.0", "2.0.0"],
    },
  ],
  [
    "products/artisan/releases/backend/1.2.1/",
    {
      Kind: ["Release"],
      Product: ["Artisan"],
      Platform: everywhere,
      Version: ["1.2.1"],
    },
  ],
  [
    "products/artisan/",
    { Kind: ["Product"], Product: ["Artisan"], Platform: everywhere },
  ],
  ["rules/absent-key/", { Kind: ["Rule"] }],
  // A rule may bear the name of a product.
  ["rules/artisan/", { Kind: ["Rule"] }],
  ["docs/", { Kind: ["Documentation"] }],
  ["products/unknown/", {}],
  ["", {}],
])("a search is narrowed to %s by what it is about", (path, expected) => {
  expect(facets(path)).toEqual(expected);
});

test("a runbook is of the platforms that have a step in it", () => {
  const { Kind, Platform } = facets("guides/artisan/runbooks/strategies/");
  expect(Kind).toEqual(["Runbook"]);
  expect(Platform).toEqual(["Kubernetes"]);
});
