import { readAnnotations } from "../../src/index.ts";
import { div, isBlank, isElement, textOf, type Element } from "./nodes.ts";

type Node = Element["children"][number];

/** What stands under one opening: a heading, or a paragraph in bold. */
interface Part {
  /** Of the heading; bold paragraphs lie deeper than all headings. */
  readonly level: number;
  readonly opening: Node;
  readonly own: Node[];
  readonly parts: Part[];
}

const numberedStep = 7;
const label = 8;

/**
 * Wraps the steps of a guide and their variants. A variant says whom it is for
 * in `data-for="platform=docker,helm strategy=rolling"`; a step that is nothing
 * but variants has `data-variants`. Nothing is hidden here: without a script
 * the page shows everything.
 */
export function grouped(
  nodes: readonly Node[],
  choices: ReadonlySet<string>,
): Node[] {
  const { own, parts } = outline(nodes);
  const learned = new Map<string, string>();
  for (const part of parts) learn(part, { choices, learned });
  return [
    ...withBlocksWrapped(own, choices),
    ...parts.flatMap((part) => rendered(part, { choices, learned })),
  ];
}

interface Knowledge {
  readonly choices: ReadonlySet<string>;
  /** Labels of variants and whom they are for, from those that hold a block. */
  readonly learned: Map<string, string>;
}

function outline(nodes: readonly Node[]): Pick<Part, "own" | "parts"> {
  const top: Pick<Part, "own" | "parts"> = { own: [], parts: [] };
  const open: Part[] = [];
  for (const node of nodes) {
    const level = levelOf(node);
    if (level === undefined) {
      (open.at(-1) ?? top).own.push(node);
      continue;
    }
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    const part: Part = { level, opening: node, own: [], parts: [] };
    (open.at(-1) ?? top).parts.push(part);
    open.push(part);
  }
  return top;
}

function levelOf(node: Node): number | undefined {
  if (node.type !== "element") return undefined;
  const heading = /^h([2-6])$/.exec(node.tagName)?.[1];
  if (heading !== undefined) return Number(heading);
  if (node.tagName !== "p") return undefined;
  const [only, ...others] = node.children.filter((child) => !isBlank(child));
  if (!isElement(only, "strong") || others.length > 0) return undefined;
  return /^\d+\. /.test(textOf(only)) ? numberedStep : label;
}

function learn(part: Part, knowledge: Knowledge): void {
  const audience = audienceOf(part, knowledge.choices);
  if (audience) knowledge.learned.set(textOf(part.opening), audience);
  for (const inner of part.parts) learn(inner, knowledge);
}

/** Whom all blocks of a part are for; empty where they are for different readers. */
function audienceOf(
  { level, own }: Part,
  choices: ReadonlySet<string>,
): string {
  if (level !== label) return "";
  const audiences = new Set(
    own.flatMap((node) => blockAudience(node, choices) ?? []),
  );
  const [only = ""] = audiences;
  return audiences.size === 1 ? only : "";
}

function rendered(part: Part, knowledge: Knowledge): Node[] {
  const { level, opening, own, parts } = part;
  const audience =
    audienceOf(part, knowledge.choices) ||
    (level === label ? knowledge.learned.get(textOf(opening)) : undefined);
  const body = [
    opening,
    ...(audience ? own : withBlocksWrapped(own, knowledge.choices)),
    ...parts.flatMap((inner) => rendered(inner, knowledge)),
  ];
  if (level === 2) return body;
  if (audience)
    return [div({ className: ["variant"], dataFor: audience }, body)];
  const onlyVariants = parts.length > 0 && own.every(isBlank);
  return [
    div(
      { className: ["part"], ...(onlyVariants && { dataVariants: "" }) },
      body,
    ),
  ];
}

/** Blocks that stand alone are variants of their own, with the line that introduces them. */
function withBlocksWrapped(
  nodes: readonly Node[],
  choices: ReadonlySet<string>,
): Node[] {
  const result: Node[] = [];
  for (const node of nodes) {
    const audience = blockAudience(node, choices);
    if (!audience) {
      result.push(node);
      continue;
    }
    const before = result.findLastIndex((other) => !isBlank(other));
    const previous = result[before];
    const introduced =
      previous !== undefined &&
      isElement(previous, "p") &&
      textOf(previous).trim().endsWith(":");
    const lead = introduced ? result.splice(before) : [];
    result.push(
      div({ className: ["variant"], dataFor: audience }, [...lead, node]),
    );
  }
  return result;
}

/** Whom a code block is for; empty for everybody, undefined for what is no block. */
function blockAudience(
  node: Node,
  choices: ReadonlySet<string>,
): string | undefined {
  if (!isElement(node, "pre")) return undefined;
  const [code] = node.children;
  if (!isElement(code, "code")) return undefined;
  const meta = code.data?.meta;
  if (typeof meta !== "string") return "";
  return Object.entries(readAnnotations(meta))
    .filter(([key]) => choices.has(key))
    .map(([key, options]) => `${key}=${options}`)
    .join(" ");
}
