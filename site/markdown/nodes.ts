import type { HastNode } from "satteri";

export type Element = Extract<HastNode, { type: "element" }>;

/** What an element may hold. */
export type Content = Element["children"][number];

export function isContent(node: Readonly<HastNode>): node is Content {
  return !["root", "doctype", "mdxjsEsm"].includes(node.type);
}

export function isElement(
  node: Readonly<HastNode> | undefined,
  tagName: string,
): node is Element {
  return node?.type === "element" && node.tagName === tagName;
}

export function isBlank(node: Readonly<HastNode>): boolean {
  return node.type === "text" && node.value.trim() === "";
}

export function textOf(node: Readonly<HastNode>): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}

export function div(
  properties: Element["properties"],
  children: Content[],
): Element {
  return { type: "element", tagName: "div", properties, children };
}
