import { fileURLToPath } from "node:url";
import { schemasOf } from "./from-types.ts";

const types = fileURLToPath(
  new URL("../../src/release/published.ts", import.meta.url),
);

/** File name to the type of what is served, and its title. */
const published = {
  "products.json": { type: "PublishedProducts", title: "Guidepost's products" },
  "product.json": { type: "PublishedProduct", title: "A product" },
  "release.json": { type: "PublishedRelease", title: "A release" },
} as const;

/** JSON Schemas of what the site serves below `api/`, by file name. */
export function apiSchemas(): Readonly<Record<string, string>> {
  const names = Object.values(published).map(({ type }) => type);
  const schemas = schemasOf(types, names);
  const files = Object.entries(published).map(([file, { type, title }]) => {
    const schema = {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      title,
      ...schemas[type],
    };
    return [file, `${JSON.stringify(schema, null, 2)}\n`];
  });
  return Object.fromEntries(files);
}
