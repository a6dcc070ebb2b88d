import type { Place } from "../../session/events.ts";
import { nodesOf } from "../../shell/nodes.ts";
import { callsIn } from "./by-block.ts";
import { type Call, isInside } from "./calls.ts";
import type { Block, Page } from "../rule.ts";

/** Commands of a block that belong together, and the comment above them. */
export interface Section {
  /** The comment without its marks and numbers; empty where there is none. */
  readonly label: string;
  readonly comment: Place | undefined;
  readonly calls: readonly Call[];
  /** Those of them that the reader typed: no others are around them. */
  readonly typed: readonly Call[];
  /** The lines below the comment, the manifests of here-documents among them. */
  readonly text: string;
  /** Something stands below the comment that is no command. */
  readonly foreign: boolean;
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const comment = /^\s*#/;

/** The sections of a block, by its own calls: a comment or an empty line starts one. */
function sectionsOf(
  { script }: Block,
  index: number,
  own: readonly Call[],
): readonly Section[] {
  if (own.length === 0) return [];
  const covered = reachOf([
    ...bodiesOf(script),
    ...own.map(({ place }) => place),
  ]);
  const foreign = reachOf(script.foreign);
  const lines = linesOf(script.content);
  const starting = callsByLine(own, lines);
  const sections: Draft[] = [];
  let current: Draft | undefined;
  for (const line of lines) {
    const inside = line.start < covered(line.start);
    const isForeign = line.start < foreign(line.end);
    if (!inside && line.text.trim() === "") {
      current = undefined;
      continue;
    }
    const marks = !inside && comment.test(line.text);
    if (!current || (marks && current.lines.length > 0)) {
      current = { labels: [], lines: [], calls: [], foreign: false };
      sections.push(current);
    }
    if (marks) {
      current.labels.push(line);
      continue;
    }
    current.lines.push(line.text);
    current.calls.push(...(starting.get(line) ?? []));
    current.foreign ||= isForeign;
  }
  return sections.map((draft) => sectionOf(draft, index));
}

/**
 * How far those ranges reach that begin before a place. Asked from the first place
 * to the last: a block may have thousands of both.
 */
function reachOf(
  ranges: readonly { readonly start: number; readonly end: number }[],
): (before: number) => number {
  const sorted = ranges.toSorted((a, b) => a.start - b.start);
  let next = 0;
  let reach = 0;
  return (before) => {
    for (; (sorted[next]?.start ?? Infinity) < before; next++)
      reach = Math.max(reach, sorted[next]?.end ?? 0);
    return reach;
  };
}

function callsByLine(
  calls: readonly Call[],
  lines: readonly Line[],
): ReadonlyMap<Line | undefined, readonly Call[]> {
  const starts = lines.map(({ start }) => start);
  return Map.groupBy(
    calls,
    ({ place }) => lines[lastUpTo(place.start, starts)],
  );
}

/** The index of the last number that is not larger; numbers ascend. */
function lastUpTo(most: number, numbers: readonly number[]): number {
  let [from, to] = [0, numbers.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[middle] ?? 0) <= most) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}

const byRehearsal = new WeakMap<
  Page["rehearsal"],
  readonly (readonly Section[])[]
>();

/** The sections of every block that is input to one shell, block by block. */
export function scriptsOf(page: Page): readonly (readonly Section[])[] {
  const known = byRehearsal.get(page.rehearsal);
  if (known) return known;
  const scripts = page.blocks.map((block, index) =>
    sectionsOf(block, index, callsIn(index, page)),
  );
  byRehearsal.set(page.rehearsal, scripts);
  return scripts;
}

interface Draft {
  readonly labels: Line[];
  readonly calls: Call[];
  readonly lines: string[];
  foreign: boolean;
}

function sectionOf(
  { labels, lines, calls, foreign }: Draft,
  block: number,
): Section {
  const [first] = labels;
  return {
    label: labels
      .map(({ text }) =>
        text.replace(/^[\s#]+(?:(?:step\s+)?\d+[.):]\s*)?/i, "").trim(),
      )
      .join("\n"),
    comment: first && {
      block,
      start: first.start + first.text.search(/\S/),
      end: first.end,
    },
    calls,
    typed: typed(calls),
    text: lines.join("\n"),
    foreign,
  };
}

function typed(calls: readonly Call[]): readonly Call[] {
  return calls.filter(
    ({ place }) =>
      !calls.some(
        (other) =>
          other.place !== place &&
          isInside(place, other.place) &&
          !isInside(other.place, place),
      ),
  );
}

function bodiesOf({ tree }: Block["script"]): { start: number; end: number }[] {
  return [...nodesOf(tree)].flatMap(({ node }) =>
    node.type === "HereDoc" ? [{ start: node.pos, end: node.body.end }] : [],
  );
}

function linesOf(content: string): readonly Line[] {
  let start = 0;
  return content.split("\n").map((text) => {
    const line = { start, end: start + text.length, text };
    start = line.end + 1;
    return line;
  });
}
