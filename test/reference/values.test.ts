import { expect, test } from "vitest";
import { excerptsIn, valueAt, valuesIn } from "../../src/reference/values.ts";

const file = "bakery/product.yaml";
const text = `name: Bakery
# The hottest first.
ovens:
  stone: { heat: 280, tools: { helm: ">=3.12 <4" } }
  iron: { heat: 5 }

# What is sold.
loaves:
  - title: Rye
    run: |
      bake rye
      cool rye
`;

test("the value that says most of a key is found, whatever the key above is called", () => {
  const values = valuesIn([{ file, text }]);
  const at = (...paths: string[]) => valueAt(paths, values)?.text;
  expect(at("ovens.<id>.heat")).toBe("280");
  expect(at("ovens.<id>.tools")).toBe('{ helm: ">=3.12 <4" }');
  expect(at("loaves[].title")).toBe("Rye");
  expect(at("loaves[].run")).toBe("bake rye …");
  expect(at("loaves[].price", "name")).toBe("Bakery");
  expect(at("loaves[].price")).toBeUndefined();
});

test("an excerpt is a key with all below it, and without the comment of the next", () => {
  const excerpts = excerptsIn([{ file, text }]);
  expect(excerpts.get("ovens")).toMatchObject({
    text: `ovens:
  stone: { heat: 280, tools: { helm: ">=3.12 <4" } }
  iron: { heat: 5 }`,
    file,
    line: 3,
  });
  expect(excerpts.has("name")).toBe(false);
});
