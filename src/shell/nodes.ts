import { forEachChild, type SyntaxNode } from "unbash";
import type { Range } from "./script.ts";

export interface Visit {
  readonly node: SyntaxNode;
  /**
   * The substitution in escaped backticks that the node stands in: its own
   * offsets then count in the decoded text, not in the block.
   */
  readonly inside?: Range;
}

const byRoot = new WeakMap<SyntaxNode, readonly Visit[]>();

/**
 * Every node of a tree, a parent before its children, however deep they nest.
 * Many a rule asks, and the tree never changes.
 */
export function nodesOf(root: SyntaxNode): readonly Visit[] {
  const known = byRoot.get(root);
  if (known) return known;
  const visits = [...walk(root)];
  byRoot.set(root, visits);
  return visits;
}

function* walk(root: SyntaxNode): Generator<Visit> {
  const waiting: Visit[] = [{ node: root }];
  for (let visit = waiting.pop(); visit; visit = waiting.pop()) {
    yield visit;
    const { node, inside } = visit;
    const decoded = "script" in node && node.script?.source !== undefined;
    const place =
      inside ?? (decoded ? { start: node.pos, end: node.end } : undefined);
    const children: Visit[] = [];
    forEachChild(node, (child) =>
      children.push({ node: child, ...(place && { inside: place }) }),
    );
    // One by one: a call takes only so many arguments.
    for (const child of children.reverse()) waiting.push(child);
  }
}
