import { forEachChild, type SyntaxNode } from "unbash";
import type { Page } from "../rule.ts";

/**
 * Names that the page knows of without setting them itself: those that a script
 * shown as a file sets, and those that it asks for, as `${NAME:?set NAME}` does.
 */
export function namesAskedFor({ blocks, rehearsal }: Page): Set<string> {
  const files = blocks.filter(({ script }) => script.kind === "file");
  return new Set([
    ...files.flatMap(({ script }) => assignedIn(script.tree)),
    ...rehearsal.events.flatMap((event) =>
      event.kind === "read-variable" && event.guarded ? event.name : [],
    ),
  ]);
}

function assignedIn(tree: SyntaxNode): string[] {
  const names: string[] = [];
  const waiting: SyntaxNode[] = [tree];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === "Assignment" && node.name !== undefined)
      names.push(node.name);
    forEachChild(node, (child) => waiting.push(child));
  }
  return names;
}
