import type { ProductFacts } from "../../plan/expect.ts";
import type { SurfaceFormat } from "../../release/types.ts";
import { formatOf } from "../../surface/format-of.ts";

export type Surface = ProductFacts["surfaces"][number];

/** The product's facts, and what a page does with them. */
export interface PageFacts extends ProductFacts {
  /** Names of files that the page gives the product's chart. */
  readonly valuesFiles?: ReadonlySet<string>;
}

/** The one surface of a format; where there are several, nobody knows which is meant. */
export function surfaceOf(
  format: SurfaceFormat,
  { surfaces }: ProductFacts,
): Surface | undefined {
  const [one, other] = surfaces.filter((surface) => surface.format === format);
  return other ? undefined : one;
}

/** The surface that a file is: the operator's own, or one that is called as its format is. */
export function surfaceOfFile(
  path: string,
  facts: PageFacts,
): Surface | undefined {
  const name = nameOf(path);
  if (facts.valuesFiles?.has(name)) return surfaceOf("values", facts);
  const own = facts.surfaces.filter(({ file }) => nameOf(file) === name);
  if (own.length > 0) return own.length === 1 ? own[0] : undefined;
  const format = formatOf(name, "json-schema");
  return format === "json-schema" || format === "json"
    ? undefined
    : surfaceOf(format, facts);
}

export function nameOf(path: string): string {
  return path.replace(/^.*\//, "");
}
