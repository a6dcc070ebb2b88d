import { assignmentOf } from "../../src/browser.ts";
import type { Rehearsable } from "./facts.ts";

/**
 * The guide with the reader's values in place of the examples, and the lines
 * that differ. A value that no line of the guide sets is the reader's own from
 * the beginning.
 */
export function withOwnValues(
  text: string,
  { asked, assignments, expectations }: Rehearsable,
  values: Readonly<Record<string, string>>,
) {
  const written = new Set(text.split("\n"));
  const lines = new Map<string, string>();
  let variables = expectations.variables;
  for (const { name, secret } of asked) {
    const value = values[name];
    if (secret || value === undefined || value === "") continue;
    const here = assignments.filter(
      (each) => each.name === name && written.has(each.line),
    );
    for (const { line } of here) lines.set(line, assignmentOf(name, value));
    if (here.length > 0) continue;
    variables = { ...variables, [name]: { ...variables[name], value } };
  }
  const own = text.split("\n").map((line) => lines.get(line) ?? line);
  return {
    text: own.join("\n"),
    lines,
    expectations: { ...expectations, variables },
  };
}
