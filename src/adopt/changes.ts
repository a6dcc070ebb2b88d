import type { Fence } from "../markdown/document.ts";
import { isShell } from "../shell/script.ts";
import {
  pieceOf,
  type Fact,
  type Piece,
  type Placement,
  type Reading,
  type Sample,
} from "./facts.ts";
import type { Lines, Node } from "./nodes.ts";
import { joined, slug, titleOf } from "./prose.ts";
import { plainTitle } from "./roles.ts";
import type { Unit } from "./units.ts";

/** A comment that says before or after, and of what, but no sentence. */
const marked = (words: string) =>
  new RegExp(
    String.raw`^\s*(?:#|//|--|;)+\s*(?:${words})(?:\s+(?:way|usage|syntax|config\w*|format|code|command|version|value|[\w.-]+\.\w+|v?\d[\w.]*))*\s*(?:\([^()]*\))?\s*:?\s*$`,
    "i",
  );
const was = marked("before|old|previous(?:ly)?|was|from");
const now = marked("after|new|now|to|instead|becomes");
const leadWas = /\b(?:before|old|previously|replace|instead of)\b[^.]*:?\s*$/i;
const leadNow = /\b(?:after|new|now|with|use)\b[^.]*:?\s*$/i;

/** The same thing before and after, in one block; undefined where it shows one thing. */
export function sampleIn({
  language,
  content,
  info,
}: Fence): Sample | undefined {
  const named = slug(language) || "text";
  const lines = content.split("\n");
  if (language === "diff" || /\bdiff\b/.test(info)) {
    const of = (mark: string) =>
      lines
        .filter((line) => !/^(?:\+\+\+|---|@@)/.test(line))
        .filter((line) => line.startsWith(mark) || line.startsWith(" "))
        .map((line) => line.slice(1))
        .join("\n");
    const before = of("-").trim();
    const after = of("+").trim();
    if (before === after || before === "" || after === "") return undefined;
    return { language: "text", before, after };
  }
  const first = lines.findIndex((line) => was.test(line));
  const second = lines.findIndex((line, at) => at > first && now.test(line));
  if (first < 0 || second < 0) return undefined;
  const head = lines.slice(0, first);
  const before = [...head, ...lines.slice(first + 1, second)].join("\n").trim();
  const after = lines
    .slice(second + 1)
    .join("\n")
    .trim();
  return before === "" || after === ""
    ? undefined
    : { language: named, before, after };
}

/** What breaks: a change for each list item, or one of the section with its samples. */
export function readChanges(unit: Unit): Reading {
  const placed: Placement[] = [];
  const left: Lines[] = [];
  const texts: string[] = [];
  let pieces: Piece[] = [];
  const samples: {
    readonly sample: Sample;
    readonly nodes: readonly Node[];
  }[] = [];
  const own = titleOf(plainTitle(unit.titles.at(-1)?.text ?? "Change"));

  for (let at = 0; at < unit.nodes.length; at++) {
    const node = unit.nodes[at];
    if (node === undefined) break;
    const pair = sampleAt(unit.nodes, at);
    if (pair) {
      samples.push(pair);
      at += pair.nodes.length - 1;
    } else if (node.kind === "text") {
      texts.push(node.text);
      pieces.push(pieceOf(node, "text", "impact"));
    } else if (node.kind === "list" && isEnumeration(unit, node)) {
      placed.push(...node.items.map((item) => changeOf(item.text, item, unit)));
    } else if (node.kind === "list") {
      texts.push(joined(node.items.map(({ text }) => text)));
      pieces.push(pieceOf(node, "list", "impact"));
    } else left.push(node);
  }
  if (texts.length === 0 && samples.length === 0) return { placed, left };
  if (samples.length === 0 && placed.length > 0)
    return { placed, left: [...left, ...pieces] };
  const impact = joined(texts) || own;
  const facts = samples.length > 0 ? samples : [undefined];
  for (const [at, one] of facts.entries()) {
    const label = one?.nodes[0]?.label;
    const title = at > 0 && label ? `${own}: ${titleOf(label.text)}` : own;
    const fact: Fact = {
      kind: "change",
      title,
      impact,
      ...shown(one?.sample),
    };
    const part = "usages" in fact ? "usages" : "sample";
    const shows = (one?.nodes ?? []).map((node) =>
      pieceOf(node, "block", part),
    );
    placed.push({ fact, scope: unit.scope, pieces: [...pieces, ...shows] });
    pieces = [];
  }
  return { placed, left };
}

/** One command each is what people type; more is a sample. */
function shown(
  sample: Sample | undefined,
): Pick<Fact & { kind: "change" }, "sample" | "usages"> {
  if (sample === undefined) return {};
  const { language, before, after } = sample;
  const isOne = isShell(language) && !/\n/.test(before + after);
  return isOne ? { usages: [{ was: before, now: after }] } : { sample };
}

/** A block with both, or two blocks that are led in as before and after. */
function sampleAt(nodes: readonly Node[], at: number) {
  const node = nodes[at];
  if (node?.kind !== "block") return undefined;
  const sample = sampleIn(node.fence);
  if (sample) return { sample, nodes: [node] };
  const above = wordsOver(nodes, at);
  const between = nodes[at + 1]?.kind === "text" ? 2 : 1;
  const other = nodes[at + between];
  if (other?.kind !== "block" || other.fence.language !== node.fence.language)
    return undefined;
  const below = wordsOver(nodes, at + between);
  if (!leadWas.test(above) || !leadNow.test(below)) return undefined;
  const { language, content } = node.fence;
  const whole = {
    language: slug(language) || "text",
    before: content.trim(),
    after: other.fence.content.trim(),
  };
  if (whole.before === "" || whole.after === "") return undefined;
  return { sample: whole, nodes: nodes.slice(at, at + between + 1) };
}

function wordsOver(nodes: readonly Node[], at: number): string {
  const above = nodes[at - 1];
  if (above?.kind === "text") return above.text;
  return nodes[at]?.label?.text ?? "";
}

/** Directly under "Breaking changes" every item is one. */
function isEnumeration(
  unit: Unit,
  node: Node & { readonly kind: "list" },
): boolean {
  if (node.items.every(({ text }) => /^\[[^\]]*\]\([^()]*\)[.,]?$/.test(text)))
    return false;
  const last = node.label ?? unit.titles.at(-1);
  return last === unit.owner;
}

function changeOf(text: string, lines: Lines, unit: Unit): Placement {
  const split = /^\**`?([^:*]{3,80}?)`?\**\s*(?::|\s[–—-]\s)\s*(\S.*)$/s.exec(
    text,
  );
  const title = titleOf(split?.[1] ?? text);
  const told = joined([split?.[2] ?? text]);
  const impact = told.charAt(0).toUpperCase() + told.slice(1);
  return {
    fact: { kind: "change", title, impact },
    scope: unit.scope,
    pieces: [pieceOf(lines, "list", "title")],
  };
}
