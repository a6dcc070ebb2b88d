import {
  expectationsFrom,
  plan,
  type Expectations,
  type PlannedVariable,
} from "../../src/browser.ts";
import {
  assignmentOf,
  conditionsOf,
  expectationsOfRunbook,
  newestOf,
  planRunbook,
  type Product,
} from "../../src/index.ts";
import { askedIn, type Asked } from "./asked.ts";

/** What a page needs to rehearse itself beside its Markdown. */
export interface Rehearsable {
  /** Id of the product whose values the reader gives. */
  readonly product: string;
  readonly asked: readonly (Asked & {
    /** Whom it is asked of, as `concerns` reads them: any of these. */
    readonly audiences: readonly string[];
  })[];
  /** Lines of the guide that give an example's value to what is asked for. */
  readonly assignments: readonly {
    readonly name: string;
    readonly line: string;
  }[];
  readonly expectations: Expectations;
}

/** Of a guide from one version to another; undefined where there is no way. */
export function rehearsableHop(
  product: Product,
  { from, to }: { readonly from: string; readonly to: string },
): Rehearsable | undefined {
  const planned = plan(product, from, to);
  if (planned.kind === "no-path") return undefined;
  const variables = planned.legs.flatMap((leg) => leg.variables);
  return rehearsable(product, variables, expectationsFrom(planned));
}

/** Of a runbook, at the newest version of its product. */
export function rehearsableRunbook(
  product: Product,
  id: string,
): Rehearsable | undefined {
  const newest = newestOf(product)?.version;
  const runbook = product.runbooks.find((runbook) => runbook.id === id);
  if (newest === undefined || runbook === undefined) return undefined;
  const planned = planRunbook(product, runbook, newest);
  const expectations = expectationsOfRunbook(planned);
  return rehearsable(product, planned.variables, expectations);
}

function rehearsable(
  { id }: Product,
  planned: readonly PlannedVariable[],
  { variables, choices, from, to }: Expectations,
): Rehearsable {
  return {
    product: id,
    asked: askedIn(planned).map((asked) => ({
      ...asked,
      audiences: planned
        .filter(({ name }) => name === asked.name)
        .map(({ when }) => conditionsOf(when).join(" ")),
    })),
    assignments: planned
      .filter(({ kind }) => kind === "asked")
      .map(({ name, value }) => ({ name, line: assignmentOf(name, value) })),
    expectations: {
      variables,
      choices,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    },
  };
}
