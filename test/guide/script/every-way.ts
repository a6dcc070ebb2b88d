import { findProducts, loadProduct } from "../../../src/commands/products.ts";
import { openChoicesOf } from "../../../src/guide/views/script-view.ts";
import { plan, type Answers, type Plan } from "../../../src/plan/plan.ts";
import type { Product } from "../../../src/release/types.ts";

/** A way with every choice answered that its steps depend on. */
export interface Way {
  readonly name: string;
  readonly plan: Plan;
}

/**
 * Of every product the last hop and the way from the first release on, under every
 * set of answers; where `few`, the hop under one set a platform, and the way under one.
 */
export async function everyWay({ few }: { few: boolean }): Promise<Way[]> {
  const ids = await findProducts(".");
  const products = await Promise.all(ids.map((id) => loadProduct(".", id)));
  return products.flatMap((product) => {
    const stable = product.releases
      .filter(({ channel }) => channel === "stable")
      .map(({ version }) => version);
    const to = stable.at(-1) ?? "";
    const starts = new Set([stable.at(-2), stable.at(0)]);
    starts.delete(undefined);
    starts.delete(to);
    return [...starts].flatMap((from = "", at) => {
      const ways = waysOf(product, { from, to, few, answers: {} });
      return few && at > 0 ? ways.slice(0, 1) : ways;
    });
  });
}

function waysOf(
  product: Product,
  way: { from: string; to: string; few: boolean; answers: Answers },
): Way[] {
  const { from, to, few, answers } = way;
  const planned = plan(product, from, to, { answers });
  if (planned.kind !== "plan") throw new Error(`${product.id}: ${planned.why}`);
  const open = openChoicesOf(planned).at(0);
  if (open === undefined) {
    const name = [product.id, from, to, ...Object.values(answers)].join(" ");
    return [{ name, plan: planned }];
  }
  const choice = product.choices.find(({ id }) => id === open);
  const options = choice?.options.map(({ id }) => id) ?? [];
  return (few && open !== "platform" ? options.slice(0, 1) : options).flatMap(
    (id) => waysOf(product, { ...way, answers: { ...answers, [open]: id } }),
  );
}
