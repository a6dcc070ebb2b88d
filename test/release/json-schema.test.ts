import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { jsonSchemas } from "../../src/release/schema/json.ts";

const products = "content/products";

test("the published JSON schemas are fresh: run `npm run generate`", async () => {
  for (const [file, text] of Object.entries(jsonSchemas()))
    expect(await readFile(join("schemas", file), "utf8")).toBe(text);
});

test("every metadata file of this repository satisfies its JSON schema", async () => {
  const ajv = new Ajv({ strict: false });
  formats.default(ajv);
  const {
    "product.schema.json": product = "",
    "release.schema.json": release = "",
  } = jsonSchemas();
  const validators = {
    product: ajv.compile(JSON.parse(product)),
    release: ajv.compile(JSON.parse(release)),
  };
  let files = 0;
  for (const path of await readdir(products, { recursive: true })) {
    const kind = /^[^/]+\/(product|release)(?:s\/.*)?\.yaml$/.exec(path)?.[1];
    if (kind !== "product" && kind !== "release") continue;
    const data = parse(await readFile(join(products, path), "utf8"));
    expect(
      validators[kind](data),
      `${path} ${JSON.stringify(validators[kind].errors)}`,
    ).toBe(true);
    files += 1;
  }
  expect(files).toBeGreaterThan(10);
});

test("a JSON schema refuses what reading refuses", () => {
  const ajv = new Ajv({ strict: false });
  formats.default(ajv);
  const { "release.schema.json": release = "" } = jsonSchemas();
  const validate = ajv.compile(JSON.parse(release));
  const good = {
    schema: 1,
    version: "1.0.0",
    date: "2025-01-01",
    summary: "Good",
  };
  expect(validate(good)).toBe(true);
  expect(validate({ ...good, sumary: "Typo" })).toBe(false);
  expect(validate({ ...good, config: [{ op: "gained", key: "env/A" }] })).toBe(
    false,
  );
});

test("an editor is told what each field of a product and a release is for", () => {
  const schemas = jsonSchemas();
  for (const name of ["product", "release"]) {
    const { properties } = JSON.parse(schemas[`${name}.schema.json`] ?? "");
    const silent = Object.entries<{ description?: string }>(properties).filter(
      ([, { description }]) => description === undefined,
    );
    expect(silent.map(([field]) => `${name} ${field}`)).toEqual([]);
  }
});
