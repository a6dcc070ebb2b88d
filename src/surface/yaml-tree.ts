import {
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
} from "yaml";
import { parseAllYaml } from "../yaml.ts";
import { commentAbove } from "./comments.ts";
import { Unreadable, type Found, type IsFreeForm } from "./format.ts";

const maximumDepth = 60;
const tooDeep = "Unexpected depth, expected a few levels";
/** Aliases of aliases grow without end. */
const maximumNodes = 200_000;

/** A YAML text, its nodes and where they stand. */
export interface YamlTree {
  readonly root: Node | null;
  /** The pairs of a map, merge keys resolved, in order. */
  readonly pairsOf: (node: unknown) => readonly YamlPair[];
  /** Aliases followed. */
  readonly dataOf: (node: unknown) => unknown;
  readonly resolve: (node: unknown) => unknown;
}

export interface YamlPair {
  readonly name: string;
  readonly value: unknown;
  readonly line: number;
  readonly comment: string | undefined;
}

/** @throws {Unreadable} */
export function readYaml(text: string): YamlTree {
  const counter = new LineCounter();
  const all = parseAllYaml(text, {
    lineCounter: counter,
    merge: true,
    logLevel: "silent",
  });
  const lines = text.split("\n");
  const lineAt = (offset: number) => Math.max(1, counter.linePos(offset).line);
  const [document, second] = all;
  for (const { errors } of all) {
    const [error] = errors;
    if (error) throw new Unreadable(lineAt(error.pos[0]), firstLine(error));
  }
  if (second?.contents)
    throw new Unreadable(
      lineAt(second.range[0]),
      "Unexpected second document, expected one",
    );

  const visits = { left: maximumNodes };
  const resolve = (node: unknown) => {
    if (!isAlias(node) || document === undefined) return node;
    const target = node.resolve(document);
    if (target !== undefined) return target;
    // Its name may be a secret that begins with a star.
    const message = "Unexpected alias, expected its anchor above";
    throw new Unreadable(lineAt(node.range?.[0] ?? 0), message);
  };
  const pairsOf = (node: unknown): readonly YamlPair[] => {
    const map = resolve(node);
    if (!isMap(map)) return [];
    const pairs = new Map<string, YamlPair>();
    for (const pair of map.items) {
      visits.left -= 1;
      if (visits.left < 0)
        throw new Unreadable(1, "Unexpected number of nodes, expected fewer");
      if (isMergeKey(pair)) {
        for (const merged of mergedNodes(resolve(pair.value)))
          for (const inner of pairsOf(merged))
            if (!pairs.has(inner.name)) pairs.set(inner.name, inner);
        continue;
      }
      const { key, value } = pair;
      const line = lineAt(isNode(key) ? (key.range?.[0] ?? 0) : 0);
      if (!isScalar(key)) {
        const what = isMap(key) ? "map" : "list";
        throw new Unreadable(
          line,
          `Unexpected ${what} as a key, expected text`,
        );
      }
      const name = key.source ?? String(key.value);
      const comment = commentOf(lines, pair, line);
      pairs.set(name, { name, value, line, comment });
    }
    return [...pairs.values()];
  };
  const dataOf = (node: unknown, depth = 0): unknown => {
    const inner = resolve(node);
    if (depth > maximumDepth) throw new Unreadable(1, tooDeep);
    if (isMap(inner))
      return Object.fromEntries(
        pairsOf(inner).map(({ name, value }) => [
          name,
          dataOf(value, depth + 1),
        ]),
      );
    if (isSeq(inner)) {
      visits.left -= inner.items.length;
      return inner.items.map((item) => dataOf(item, depth + 1));
    }
    return isScalar(inner) ? scalarOf(inner) : null;
  };
  return { root: document?.contents ?? null, pairsOf, dataOf, resolve };
}

/** The leaves of a tree; lists, empty maps and free-form maps are leaves. */
export function* leavesOf(
  tree: YamlTree,
  isFreeForm: IsFreeForm,
  { from = tree.root, under = [] }: { from?: unknown; under?: string[] } = {},
): Generator<Found> {
  if (under.length > maximumDepth) throw new Unreadable(1, tooDeep);
  for (const { name, value, line, comment } of tree.pairsOf(from)) {
    const segments = [...under, name];
    const isBranch = tree.pairsOf(value).length > 0 && !isFreeForm(segments);
    if (isBranch)
      yield* leavesOf(tree, isFreeForm, { from: value, under: segments });
    else yield { segments, value: tree.dataOf(value), line, comment };
  }
}

/** A map at the top, or nothing at all. @throws {Unreadable} */
export function expectMap({ root, resolve }: YamlTree): void {
  const top = resolve(root);
  const isEmpty = top === null || (isScalar(top) && top.value === null);
  if (isMap(top) || isEmpty) return;
  const found = isSeq(top) ? "list" : "text";
  throw new Unreadable(1, `Unexpected ${found}, expected keys with values`);
}

function isMergeKey({ key }: Pair): boolean {
  return isScalar(key) && (key.value === "<<" || typeof key.value === "symbol");
}

function mergedNodes(node: unknown): readonly unknown[] {
  return isSeq(node) ? node.items.filter((item) => !isPair(item)) : [node];
}

/** A number that JavaScript would round keeps its text. */
function scalarOf(node: { value: unknown; source?: string }): unknown {
  const { value, source } = node;
  if (typeof value === "bigint") return source ?? String(value);
  if (typeof value !== "number") return value;
  const isExact =
    Number.isFinite(value) &&
    (!Number.isInteger(value) || Number.isSafeInteger(value));
  return isExact ? value : (source ?? String(value));
}

/** Above the key, or else behind its value. */
function commentOf(
  lines: readonly string[],
  { value }: Pair,
  line: number,
): string | undefined {
  const text = lines[line - 1] ?? "";
  const indent = text.length - text.trimStart().length;
  const above = commentAbove(lines, { line, indent, marker: /^#+/ });
  if (above !== undefined) return above;
  const behind =
    isScalar(value) || isSeq(value) || isMap(value) ? value.comment : undefined;
  const own = behind
    ?.split("\n")[0]
    ?.replace(/^#+/, "")
    .replace(/^\s*--(?: |$)/, "")
    .trim();
  return own && isBehind(text, own) ? own : undefined;
}

/** The comment after a map or a list may stand lines below. */
function isBehind(line: string, comment: string): boolean {
  return line.includes("#") && line.trimEnd().endsWith(comment);
}

/** Without what it quotes of the text behind a colon: that may be a secret. */
function firstLine({ message }: Error): string {
  const said = (message.split("\n")[0] ?? message)
    .replace(/ at line \d+, column \d+:?$/, "")
    .replace(/:(?: .*)?$/, "")
    .replace(/\.$/, "");
  // The parser recurses.
  return said === "Maximum call stack size exceeded" ? tooDeep : said;
}
