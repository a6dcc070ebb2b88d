import type { Version } from "../versions.ts";
import { pieceOf, type Fact, type Placement, type Reading } from "./facts.ts";
import { factOfItem, isPolicy, sourceOf } from "./lists.ts";
import type { Lines, Node } from "./nodes.ts";
import { joined } from "./prose.ts";
import { settingOfItem } from "./settings.ts";
import type { Unit } from "./units.ts";

export function readList(
  node: Node & { kind: "list" },
  unit: Unit,
  { release, words }: { readonly release: Version; readonly words: string },
): Reading | undefined {
  const { role } = unit;
  const mayBePolicy = role === undefined || role === "requires";
  if (mayBePolicy && isPolicy(node.items)) {
    return factsOf(node, (item) => factOfItem(item, "policy"), release);
  }
  switch (role) {
    case "policy":
    case "channels":
    case "highlights":
    case "links":
    case "deprecated":
      return factsOf(node, (item) => factOfItem(item, role), release);
    case "settings":
      return factsOf(node, (item) => settingOfItem(item.text, words), release);
    case "requires": {
      const isSource = /\b(?:current|source|starting|from) version/i.test(
        words,
      );
      const reading = factsOf(
        node,
        (item) =>
          (isSource ? sourceOf(item.text) : undefined) ??
          factOfItem(item, role),
        release,
      );
      return reading.placed.length === 0 ? undefined : reading;
    }
    case "rollback":
      return /\blimit|\bloses?\b|\bcaveat|\bcannot\b/i.test(words)
        ? limitOf(node, release)
        : undefined;
    case "contents":
      return { placed: [], left: [] };
    default:
      return undefined;
  }
}

/** Among what must be ready are things that need a version; the rest is to be done. */
export function withoutNeeds(
  node: Node,
  { role, titles, scope }: Unit,
  newest: Version,
): { readonly needs: readonly Placement[]; readonly node: Node | undefined } {
  const heading = titles.at(-1)?.text ?? "";
  const tellsNeeds =
    role === "prepare" && /prerequisit|you need/i.test(heading);
  if (node.kind !== "list" || !tellsNeeds) return { needs: [], node };
  const needs: Placement[] = [];
  const items = node.items.filter((item) => {
    const fact = factOfItem(item, "requires");
    const pieces = [pieceOf(item, "list", "item")];
    if (fact) needs.push({ fact, scope: scope ?? newest, pieces });
    return fact === undefined;
  });
  const [first] = items;
  const line = first?.line ?? node.line;
  return { needs, node: first ? { ...node, line, items } : undefined };
}

export function ofTexts(
  texts: readonly string[],
  node: Lines,
  unit: Unit,
): Reading {
  const placed = texts.flatMap((text): Placement[] => {
    const fact = factOfItem({ ...node, text }, unit.role);
    const pieces = [pieceOf(node, "text", "item")];
    return fact ? [{ fact, pieces }] : [];
  });
  return {
    placed,
    left:
      placed.length < texts.length
        ? [{ line: node.line, endLine: node.endLine }]
        : [],
  };
}

function factsOf(
  node: Node & { kind: "list" },
  read: (item: {
    text: string;
    line: number;
    endLine: number;
  }) => Fact | undefined,
  scope: Version,
): Reading {
  const placed: Placement[] = [];
  const left: Lines[] = [];
  for (const item of node.items) {
    const fact = read(item);
    const pieces = [pieceOf(item, "list", "item")];
    if (fact) placed.push({ fact, scope, pieces });
    else left.push({ line: item.line, endLine: item.endLine });
  }
  return { placed, left };
}

function limitOf(node: Node & { kind: "list" }, scope: Version): Reading {
  const loses = joined(node.items.map(({ text }) => text));
  const depth = /\bdatabase|\bmigration|\bschema/i.test(loses)
    ? "schema"
    : "code";
  const pieces = [pieceOf(node, "list", "loses")];
  return {
    placed: [{ fact: { kind: "limit", depth, loses }, scope, pieces }],
    left: [],
  };
}
