import type { FormatName } from "./formats/index.ts";

/** By the name of the file; the first that fits. */
const names: readonly (readonly [RegExp, FormatName])[] = [
  [/\.schema\.json$/i, "json-schema"],
  [/\.jsonc?$/i, "json"],
  [/\.toml$/i, "toml"],
  [/\.(?:ini|cfg|conf|cnf)(?:\.|$)/i, "ini"],
  [/(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/i, "compose"],
  [/(?:^|\/)Pulumi[^/]*\.ya?ml$/, "pulumi"],
  [/(?:^|\/)values[^/]*\.ya?ml$/i, "values"],
  [/(?:^|\/)[^/]*\.env(?:\.|$)|(?:^|\/)env(?:\.|$)/i, "dotenv"],
];

/** The format of a file of the product's repository. */
export function formatOf(path: string, otherwise: FormatName): FormatName {
  return names.find(([pattern]) => pattern.test(path))?.[1] ?? otherwise;
}
