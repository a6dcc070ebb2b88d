import type { Product, Variable } from "../release/types.ts";
import { compareVersions } from "../versions.ts";
import { fill, type Ends } from "./fill.ts";
import type { Answers, PlannedVariable } from "./plan.ts";
import { textsOf } from "./texts.ts";
import { meantFor, spelledOut } from "./when.ts";

/** The variables a leg's commands may use, ours computed. */
export function planVariables(
  product: Product,
  ends: Ends,
  answers: Answers,
): PlannedVariable[] {
  const planned = product.variables.map((variable) => ({
    name: variable.name,
    when: variable.when && spelledOut(variable.when, product),
    origin: variable.origin,
    ...valueOf(variable, product, ends),
  }));
  return meantFor(planned, answers);
}

/**
 * The variables that some records name, in a command or in their words, and those
 * that the values of these name.
 */
export function usedIn(
  records: unknown,
  variables: readonly PlannedVariable[],
): PlannedVariable[] {
  const named = new Set([...textsOf(records)].flatMap(wordsOf));
  const used = new Set<PlannedVariable>();
  for (let size = -1; size !== used.size;) {
    size = used.size;
    for (const variable of variables) {
      if (used.has(variable) || !named.has(variable.name)) continue;
      used.add(variable);
      wordsOf(variable.value).forEach((word) => named.add(word));
    }
  }
  return variables.filter((variable) => used.has(variable));
}

function wordsOf(text: string): readonly string[] {
  return text.match(/\b[A-Z]\w*/g) ?? [];
}

function valueOf(
  variable: Variable,
  product: Product,
  ends: Ends,
): Pick<PlannedVariable, "kind" | "ask" | "value"> {
  switch (variable.kind) {
    case "asked":
      return {
        kind: "asked",
        ask: variable.ask,
        value: fill(variable.example, ends),
      };
    case "secret":
      return { kind: "secret", ask: variable.ask, value: "" };
    case "fixed":
      return {
        kind: "computed",
        ask: "Fixed by this guide",
        value: fill(variable.value, ends),
      };
    case "revision": {
      const { tool, at } = variable;
      return {
        kind: "computed",
        ask: `${tool} revision of ${ends[at]}`,
        value: newestRevision(product, tool, ends[at]),
      };
    }
  }
}

/** The head that the newest release up to `version` migrates to. */
function newestRevision(
  product: Product,
  tool: string,
  version: string,
): string {
  return (
    product.releases
      .filter((release) => compareVersions(release.version, version) <= 0)
      .flatMap((release) => release.migrations)
      .filter((migration) => migration.kind === "revisions")
      .filter((migration) => migration.tool === tool)
      .at(-1)?.head ?? "base"
  );
}
