import { z } from "zod";
import { plan } from "./plan.ts";
import { product } from "./product.ts";
import { fragment } from "./fragment.ts";
import { release } from "./release.ts";

/** The schemas that editors and programs read, by the file name they are published under. */
const published = { product, release, fragment, plan };

/**
 * JSON Schemas, draft 7, of the files that people write: the YAML language
 * server reads no newer draft. File name to text.
 */
export function jsonSchemas(): Readonly<Record<string, string>> {
  const entries = Object.entries(published).map(([name, schema]) => {
    const json = z.toJSONSchema(schema, {
      target: "draft-7",
      io: "input",
      // Refinements say what JSON Schema cannot; reading still enforces them.
      unrepresentable: "any",
    });
    const titled = { title: `Guidepost ${name}`, ...json };
    return [`${name}.schema.json`, `${JSON.stringify(titled, null, 2)}\n`];
  });
  return Object.fromEntries(entries);
}
