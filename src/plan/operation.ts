import type { Product, Trouble } from "../release/types.ts";
import { fillTrouble } from "./fill.ts";
import { newestOf } from "./newest.ts";
import type { PlannedVariable } from "./plan.ts";
import { planVariables, usedIn } from "./variables.ts";

/** What may go wrong on any day, and the values that the commands against it need. */
export interface Operation {
  readonly troubles: readonly Trouble[];
  readonly variables: readonly PlannedVariable[];
}

/** At the newest release, whose version stands for both ends. */
export function operationOf(product: Product): Operation {
  const newest = newestOf(product)?.version;
  if (newest === undefined) return { troubles: [], variables: [] };
  const ends = { from: newest, to: newest };
  const troubles = product.operation.map((each) => fillTrouble(each, ends));
  const variables = usedIn(troubles, planVariables(product, ends, {}));
  return { troubles, variables };
}
