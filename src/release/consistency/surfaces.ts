import type { WrittenProduct } from "../schema/product.ts";

/** What is said of the name of a surface that the product does not have. */
export function unknownSurface(surface: string, { surfaces }: WrittenProduct) {
  const known = Object.keys(surfaces).join(", ") || "none defined";
  return `Unknown surface \`${surface}\`, expected one of ${known}`;
}
