import type { Phase } from "../release/types.ts";
import type { Piece, Placement, Reading, StepFact } from "./facts.ts";
import {
  answersIn,
  answersOfTab,
  isOptionOnly,
  type Answer,
} from "./options.ts";
import type { Lines, Node } from "./outline.ts";
import { readBlock, type Part } from "./blocks.ts";
import { plain } from "../markdown/headings.ts";
import { joined, sentenceOf, titleOf } from "./prose.ts";
import { isPhase, plainTitle, roleOf, within } from "./roles.ts";
import type { Unit } from "./units.ts";

/** A lead-in is no longer than a title may be. */
const longestTitle = 60;
const tellsResult =
  /\bthis will\b|\bit will\b|\bshould (?:not )?(?:see|be|show|return|print)|\byou(?:'ll| will) see\b|\bexpected\b|\boutput\b|\breturns?\b|\bprints?\b/i;

/** Text, and where it stands. */
interface Remark {
  readonly text: string;
  readonly lines: Lines;
  /** The item of a list that a block is nested in: what the block is for. */
  readonly isItem?: true;
}

/** Remarks as the reason for a step. */
interface Remarks {
  readonly field: { readonly why?: string };
  readonly pieces: readonly Piece[];
}

/** Steps of a unit, in the phase that it is about; of a runbook where it has one. */
export function readSteps(
  unit: Unit,
  { phase, runbook }: { readonly phase: Phase; readonly runbook?: string },
): Reading {
  const reading = new Steps(unit, {
    phase,
    ...(runbook !== undefined && { runbook }),
  });
  for (const [at, node] of unit.nodes.entries())
    reading.read(node, unit.nodes[at + 1]);
  return reading.end();
}

class Steps {
  readonly #unit: Unit;
  readonly #of: Pick<StepFact, "phase" | "runbook">;
  readonly #placed: Placement[] = [];
  readonly #left: Lines[] = [];
  /** Text that no step has taken yet. */
  #pending: Remark[] = [];

  constructor(unit: Unit, of: Pick<StepFact, "phase" | "runbook">) {
    this.#unit = unit;
    this.#of = of;
  }

  read(node: Node, next: Node | undefined): void {
    switch (node.kind) {
      case "text":
        this.#pending.push({ text: node.text, lines: node });
        return;
      case "list":
        return this.#readList(node, next);
      case "block":
        return this.#readBlock(node);
      case "table":
        this.#left.push(node);
    }
  }

  /** Text behind the last step belongs to it; alone it is a step of its own. */
  end(): Reading {
    const pending = this.#pending;
    const last = this.#placed.at(-1);
    if (pending.length > 0 && last) this.#addRemarks(pending);
    else if (pending.length > 0 && !this.#unit.isParent) {
      const manual = joined(pending.map(({ text }) => text));
      this.#place(
        { title: this.#title(), action: { kind: "manual", manual } },
        pending.map(({ lines }) => piece(lines, "text", "manual")),
      );
    } else this.#left.push(...pending.map(({ lines }) => lines));
    this.#pending = [];
    return { placed: this.#placed, left: this.#left };
  }

  #readList(node: Node & { kind: "list" }, next: Node | undefined): void {
    const lead = this.#pending.at(-1)?.text ?? "";
    const last = this.#placed.at(-1);
    const remarks = [
      { text: joined(node.items.map(({ text }) => text)), lines: node },
    ];
    if (last && tellsResult.test(lead)) {
      const pending = this.#take();
      this.#addRemarks(pending.slice(0, -1));
      this.#addResult(
        [...pending.slice(-1), ...remarks],
        [
          ...pending
            .slice(-1)
            .map(({ lines }) => piece(lines, "text", "expect")),
          piece(node, "list", "expect"),
        ],
      );
      return;
    }
    // The last item may be the words before a block that is nested in it.
    const items = leadsInto(node, next) ? node.items.slice(0, -1) : node.items;
    const [kept] = node.items.slice(items.length);
    if (items.length > 0) {
      const why = this.#why(this.#take());
      const manual = joined(items.map(({ text }) => text));
      this.#place(
        {
          title: this.#title(node),
          action: { kind: "manual", manual },
          ...why.field,
        },
        [
          piece(
            { line: node.line, endLine: items.at(-1)?.endLine ?? node.endLine },
            "list",
            "manual",
          ),
          ...why.pieces,
        ],
        node,
      );
    }
    if (kept)
      this.#pending.push({ text: kept.text, lines: kept, isItem: true });
  }

  #readBlock(node: Node & { kind: "block" }): void {
    const lead = this.#pending.at(-1)?.text ?? "";
    const block = readBlock(node.fence, lead);
    const last = this.#placed.at(-1);
    if (block.kind === "unknown" || (block.kind === "output" && !last)) {
      this.#left.push(...this.#take().map(({ lines }) => lines), node);
      return;
    }
    if (block.kind === "output") {
      const { text } = block;
      this.#amend(
        ({ prints }) => ({
          prints:
            prints === undefined
              ? text
              : `${prints}
${text}`,
        }),
        [piece(node, "block", "prints")],
      );
      return;
    }
    const { title, rest, named } = this.#titleFrom(node);
    const remarks = this.#why(rest);
    const why = { ...remarks, pieces: [...remarks.pieces, ...named] };
    if (block.kind === "manual") {
      const action = {
        kind: "manual",
        manual: sentenceOf(block.manual),
      } as const;
      const own = piece(node, "block", "manual");
      this.#place({ title, action, ...why.field }, [own, ...why.pieces], node);
      return;
    }
    block.parts.forEach((part, at) => {
      const lines = part.line === 0 ? node : part;
      this.#placePart(part, {
        node,
        lines,
        title,
        why: at === 0 ? why : { field: {}, pieces: [] },
      });
    });
  }

  #placePart(
    { title: own, run, prints }: Part,
    {
      node,
      lines,
      title,
      why,
    }: {
      readonly node: Node;
      readonly lines: Lines;
      readonly title: string;
      readonly why: Remarks;
    },
  ): void {
    const name = own === undefined ? title : titleOf(own);
    const action =
      run === ""
        ? ({ kind: "manual", manual: name } as const)
        : ({ kind: "run", run } as const);
    const phase = own === undefined ? undefined : this.#phaseOf(own);
    this.#place(
      {
        title: name,
        action,
        ...why.field,
        ...(prints !== undefined && { prints }),
        ...(phase !== undefined && { phase }),
      },
      [piece(lines, "block", action.kind), ...why.pieces],
      node,
    );
  }

  /** A block that numbers its steps may go through several phases. */
  #phaseOf(title: string): Phase | undefined {
    const role = within(
      this.#of.phase,
      roleOf(title.replace(/\([^)]*\)/g, "")),
    );
    return isPhase(role) ? role : undefined;
  }

  /** The words right above a block are its title where they are short. */
  #titleFrom(node: Node) {
    const rest = this.#take();
    const lead = rest.at(-1);
    const words = lead === undefined ? "" : titleOf(lead.text);
    const isTitle =
      words !== "" &&
      words.length <= longestTitle &&
      (lead?.isItem === true || /:\s*$/.test(lead?.text ?? "")) &&
      !/^(?:example|or|and|then|for example|e\.g)\b/i.test(words);
    const isFirst = this.#placed.length === 0 && node.label === undefined;
    if (!isTitle || (isFirst && lead?.isItem !== true) || lead === undefined)
      return { title: this.#title(node), rest, named: [] };
    const isAll = words.length >= sentenceOf(plain(lead.text)).length;
    return {
      title: words,
      rest: isAll ? rest.slice(0, -1) : rest,
      named: isAll ? [piece(lead.lines, "text", "title")] : [],
    };
  }

  #why(remarks: readonly Remark[]): Remarks {
    const why = joined(remarks.map(({ text }) => text));
    return {
      field: why === "" ? {} : { why },
      pieces: remarks.map(({ lines }) => piece(lines, "text", "why")),
    };
  }

  /** What stands behind a step says why it is, or what comes of it. */
  #addRemarks(remarks: readonly Remark[]): void {
    if (remarks.length === 0) return;
    const isResult = remarks.every(({ text }) => tellsResult.test(text));
    const part = isResult ? "expect" : "why";
    const pieces = remarks.map(({ lines }) => piece(lines, "text", part));
    if (isResult) return this.#addResult(remarks, pieces);
    this.#amend(
      ({ why = "" }) => ({
        why: joined([why, ...remarks.map(({ text }) => text)]),
      }),
      pieces,
    );
  }

  #addResult(remarks: readonly Remark[], pieces: readonly Piece[]): void {
    const texts = remarks.map(({ text }) => text);
    this.#amend(
      ({ expect = "" }) => ({ expect: joined([expect, ...texts]) }),
      pieces,
    );
  }

  #amend(
    more: (
      step: StepFact,
    ) => Partial<Pick<StepFact, "why" | "expect" | "prints">>,
    pieces: readonly Piece[],
  ): void {
    const last = this.#placed.at(-1);
    if (last?.fact.kind !== "step") return;
    this.#placed[this.#placed.length - 1] = {
      ...last,
      fact: { ...last.fact, ...more(last.fact) },
      pieces: [...last.pieces, ...pieces],
    };
  }

  #take() {
    const taken = this.#pending;
    this.#pending = [];
    return taken;
  }

  #title(node?: Node): string {
    const { titles } = this.#unit;
    const names = [...titles, ...(node?.label ? [node.label] : [])]
      .map(({ text }) => titleOf(plainTitle(text)))
      .filter((name) => name !== "");
    const own = names.findLast((name) => !isOptionOnly(name));
    return own ?? names.at(-1) ?? "Upgrade";
  }

  #answers(node: Node | undefined): Answer[] {
    const titles = [...this.#unit.titles, ...(node?.label ? [node.label] : [])];
    const named = [
      ...titles
        .map(({ text }) => plainTitle(text))
        .filter(isOptionOnly)
        .flatMap(answersIn),
      ...(node?.tabs ?? []).flatMap(answersOfTab),
    ];
    const byChoice = new Map(named.map((answer) => [answer.choice, answer]));
    return [...byChoice.values()];
  }

  #place(
    step: Omit<StepFact, "kind" | "answers" | "phase" | "runbook"> &
      Partial<Pick<StepFact, "phase">>,
    pieces: readonly Piece[],
    node?: Node,
  ): void {
    const answers = this.#answers(node);
    this.#placed.push({
      fact: { kind: "step", ...this.#of, ...step, answers },
      scope: this.#unit.scope,
      pieces,
    });
  }
}

/** Whether a list's last item is about the block behind it. */
function leadsInto(list: Node & { kind: "list" }, next: Node | undefined) {
  if (next?.kind !== "block" || next.line > list.endLine + 3) return false;
  const isNested = next.fence.column > 1;
  const last = list.items.at(-1)?.text ?? "";
  return next.line === list.endLine + 1 || isNested || /:\s*$/.test(last);
}

function piece(
  { line, endLine }: Lines,
  kind: Piece["kind"],
  part: string,
): Piece {
  return { line, endLine, kind, part };
}
