import type { Product, When } from "../release/types.ts";
import { prose } from "./prose.ts";

/** Whom something is for; both fields are absent where it is everybody's. */
export interface Audience {
  /** For readers: `Kubernetes or Helm, blue-green`. */
  readonly label?: string;
  /** For pages that hide what is for others: `platform=kubernetes,helm strategy=blue-green`. */
  readonly for?: string;
}

export function audienceOf(product: Product, when: When | undefined): Audience {
  const label = labelOf(product, when);
  return label === undefined
    ? {}
    : { label, for: conditionsOf(when).join(" ") };
}

/** The titles of the options as Markdown, or nothing. */
export function labelOf(
  product: Product,
  when: When | undefined,
): string | undefined {
  const readers = readersOf(product, when);
  return readers === undefined ? undefined : prose(readers);
}

/** The titles of the options as they are written, or nothing. */
function readersOf(
  product: Product,
  when: When | undefined,
): string | undefined {
  const parts = Object.entries(when ?? {}).map(([choice, options]) =>
    options.map((option) => titleOf(product, choice, option)).join(" or "),
  );
  return parts.length === 0 ? undefined : parts.join(", ");
}

/** As fences and pages carry them: `platform=kubernetes,helm`. */
export function conditionsOf(when: When | undefined): string[] {
  return Object.entries(when ?? {}).map(
    ([choice, options]) => `${choice}=${options.join(",")}`,
  );
}

function titleOf(product: Product, choice: string, option: string): string {
  const options = product.choices.find(({ id }) => id === choice)?.options;
  return options?.find(({ id }) => id === option)?.title ?? option;
}
