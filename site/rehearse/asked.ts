import type { Plan, PlannedVariable } from "../../src/browser.ts";

/** A value that a guide asks the reader for. */
export interface Asked {
  readonly name: string;
  readonly ask: string;
  readonly example: string;
  /** Secrets are typed into the shell, never into a page. */
  readonly secret: boolean;
}

/** Each value once, in the order it is asked for. */
export function askedIn(
  variables: readonly Pick<
    PlannedVariable,
    "name" | "kind" | "ask" | "value"
  >[],
): Asked[] {
  const byName = new Map<string, Asked>();
  for (const { name, kind, ask, value } of variables) {
    if (kind === "computed" || byName.has(name)) continue;
    byName.set(name, { name, ask, example: value, secret: kind === "secret" });
  }
  return [...byName.values()];
}

/** The plan with the reader's values in place of the examples. */
export function withValues(
  plan: Plan,
  values: Readonly<Record<string, string>>,
): Plan {
  const legs = plan.legs.map((leg) => ({
    ...leg,
    variables: leg.variables.map((variable) => {
      const own = variable.kind === "asked" ? values[variable.name] : undefined;
      return own === undefined || own === ""
        ? variable
        : { ...variable, value: own };
    }),
  }));
  return { ...plan, legs };
}
