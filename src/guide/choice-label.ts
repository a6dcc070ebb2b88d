import type { Product, When } from "../release/types.ts";
import { prose } from "./prose.ts";

/** `Kubernetes or Helm, blue-green`: the titles of the options, or nothing. */
export function labelOf(
  product: Product,
  when: When | undefined,
): string | undefined {
  const parts = Object.entries(when ?? {}).map(([choice, options]) =>
    options.map((option) => titleOf(product, choice, option)).join(" or "),
  );
  return parts.length === 0 ? undefined : parts.join(", ");
}

function titleOf(product: Product, choice: string, option: string): string {
  const options = product.choices.find(({ id }) => id === choice)?.options;
  return prose(options?.find(({ id }) => id === option)?.title ?? option);
}
