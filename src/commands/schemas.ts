import { baselineJsonSchema } from "../baseline/schema.ts";
import { configSchema } from "../config/json.ts";
import { allRules } from "../lint/rules.ts";
import { productRules } from "../lint/rules/product/index.ts";
import { jsonSchemas } from "../release/schema/json.ts";
import { comparisons } from "./comparisons.ts";
import { tiers } from "./project/tiers.ts";

/** Of all files that people write, by file name. */
export function allSchemas(): Readonly<Record<string, string>> {
  const rules = [...allRules, ...productRules, ...comparisons, ...tiers];
  const known = rules.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return {
    ...jsonSchemas(),
    "baseline.schema.json": baselineJsonSchema(),
    "config.schema.json": configSchema(known),
  };
}
