import { readAnnotations } from "../../src/index.ts";
import { div, isBlank, isElement, textOf, type Content } from "./nodes.ts";

/** What stands under one opening: a heading, or a paragraph in bold. */
interface Part {
  /** Of the heading; bold paragraphs lie deeper than all headings. */
  readonly level: number;
  /** Whether the opening names an audience: a bold paragraph inside a step. */
  readonly isLabelled: boolean;
  readonly opening: Content;
  readonly own: Content[];
  readonly parts: Part[];
}

const numberedStep = 7;
const bold = 8;

/**
 * Wraps the steps of a guide and their variants. A variant says whom it is for
 * in `data-for="platform=docker,helm strategy=rolling"`; a step that is nothing
 * but variants has `data-variants`. Nothing is hidden here: without a script
 * the page shows everything.
 */
export function grouped(
  nodes: readonly Content[],
  choices: ReadonlySet<string>,
): Content[] {
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

function outline(nodes: readonly Content[]): Pick<Part, "own" | "parts"> {
  const top: Pick<Part, "own" | "parts"> = { own: [], parts: [] };
  const open: Part[] = [];
  for (const node of nodes) {
    const level = levelOf(node);
    if (level === undefined) {
      (open.at(-1) ?? top).own.push(node);
      continue;
    }
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    const isLabelled = level === bold && (open.at(-1)?.level ?? 0) > 2;
    const part = { level, isLabelled, opening: node, own: [], parts: [] };
    (open.at(-1) ?? top).parts.push(part);
    open.push(part);
  }
  return top;
}

function levelOf(node: Content): number | undefined {
  if (node.type !== "element") return undefined;
  const heading = /^h([2-6])$/.exec(node.tagName)?.[1];
  if (heading !== undefined) return Number(heading);
  if (node.tagName !== "p") return undefined;
  const [only, ...others] = node.children.filter((child) => !isBlank(child));
  if (!isElement(only, "strong") || others.length > 0) return undefined;
  return /^\d+\. /.test(textOf(only)) ? numberedStep : bold;
}

function learn(part: Part, knowledge: Knowledge): void {
  const audience = audienceOf(part, knowledge.choices);
  if (audience && part.isLabelled) {
    knowledge.learned.set(textOf(part.opening), audience);
  }
  for (const inner of part.parts) learn(inner, knowledge);
}

/** Whom all blocks of a part are for; empty where they are for different readers. */
function audienceOf(
  { level, own }: Part,
  choices: ReadonlySet<string>,
): string {
  if (level !== bold) return "";
  const audiences = new Set(
    own.flatMap((node) => blockAudience(node, choices) ?? []),
  );
  const [only = ""] = audiences;
  return audiences.size === 1 ? only : "";
}

function rendered(part: Part, knowledge: Knowledge): Content[] {
  const { level, isLabelled, opening, own, parts } = part;
  const learned = isLabelled && knowledge.learned.get(textOf(opening));
  const audience = audienceOf(part, knowledge.choices) || learned;
  if (audience) {
    const className = isLabelled ? ["variant", "labelled"] : ["variant"];
    return [div({ className, dataFor: audience }, [opening, ...own])];
  }
  const inner = parts.flatMap((each) => rendered(each, knowledge));
  const body = [
    opening,
    ...withBlocksWrapped(own, knowledge.choices),
    ...inner,
  ];
  if (level === 2) return body;
  const holdsVariants =
    own.every(isBlank) && inner.length > 0 && inner.every(isVariant);
  return [
    div(
      { className: ["part"], ...(holdsVariants && { dataVariants: "" }) },
      body,
    ),
  ];
}

function isVariant(node: Content): boolean {
  return isElement(node, "div") && node.properties["dataFor"] !== undefined;
}

/** Blocks that stand alone are variants of their own, with the line that introduces them. */
function withBlocksWrapped(
  nodes: readonly Content[],
  choices: ReadonlySet<string>,
): Content[] {
  const result: Content[] = [];
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
  node: Content,
  choices: ReadonlySet<string>,
): string | undefined {
  if (!isElement(node, "pre")) return undefined;
  const [code] = node.children;
  if (!isElement(code, "code")) return undefined;
  const { data = {} } = code;
  if (!("meta" in data) || typeof data.meta !== "string") return "";
  return Object.entries(readAnnotations(data.meta))
    .filter(([key]) => choices.has(key))
    .map(([key, options]) => `${key}=${options}`)
    .join(" ");
}
