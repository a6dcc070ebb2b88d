import type { Product, Runbook } from "../src/index.ts";

type Variable = Product["variables"][number];

/** Where a runbook stands on its product's page. */
export function runbookAnchor({ id }: Runbook): string {
  return `runbook-${id}`;
}

/** The variables that the commands of a runbook name, and what each of them is. */
export function valuesOf(
  { variables }: Product,
  { steps }: Runbook,
): { name: string; what: string }[] {
  const commands = steps
    .map(({ action }) => (action.kind === "run" ? action.run : ""))
    .join("\n");
  return variables
    .filter(({ name }) => new RegExp(`\\$\\{?${name}\\b`).test(commands))
    .map((variable) => ({ name: variable.name, what: describe(variable) }));
}

function describe(variable: Variable): string {
  switch (variable.kind) {
    case "asked":
      return `${variable.ask}, such as \`${variable.example}\``;
    case "secret":
      return variable.ask;
    case "fixed":
      return `always \`${variable.value}\``;
    case "revision":
      return `${variable.tool} revision of the version you ${variable.at === "from" ? "come from" : "go to"}`;
  }
}
