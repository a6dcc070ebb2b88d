import { forEachChild, parse, type SyntaxNode } from "unbash";
import type { Placeholder, Script } from "../../shell/script.ts";
import { variableName } from "../../shell/variable-name.ts";
import type { Expectations } from "../../plan/expect.ts";

/** A placeholder's name as a variable, and what to write where it is declared. */
export interface WantedVariable {
  readonly name: string;
  readonly declared: boolean;
  /** Missing where the shell would not expand it, or nobody declared it. */
  readonly replacement?: string;
}

/** The variable that a placeholder stands for. */
export function wantedVariable(
  script: Script,
  placeholder: Placeholder,
  { variables }: Expectations,
): WantedVariable {
  const name = variableName(script.content, placeholder);
  const declared = Object.hasOwn(variables, name);
  const replacement = `\${${name}}`;
  return {
    name,
    declared,
    ...(declared &&
      isExpanded(script.content, placeholder, replacement) && { replacement }),
  };
}

/** Not in single quotes, and not as `NAME=${NAME}`. */
function isExpanded(
  content: string,
  { start, end }: Placeholder,
  replacement: string,
): boolean {
  const name = replacement.slice(2, -1);
  if (new RegExp(`\\b${name}=["']?$`).test(content.slice(0, start)))
    return false;
  const tree = parse(
    content.slice(0, start) + replacement + content.slice(end),
  );
  if (tree.errors?.length) return false;
  const waiting: SyntaxNode[] = [tree];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === "ParameterExpansion" && node.pos === start) return true;
    forEachChild(node, (child) => waiting.push(child));
  }
  return false;
}
