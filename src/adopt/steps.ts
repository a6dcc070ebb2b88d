import type { Phase } from "../release/types.ts";
import { readBlock, type Part } from "./blocks.ts";
import {
  pieceOf,
  type Piece,
  type Placement,
  type Reading,
  type StepFact,
} from "./facts.ts";
import type { Lines, Node } from "./nodes.ts";
import { joined, sentenceOf, titleOf } from "./prose.ts";
import {
  asReason,
  isResult,
  leadsInto,
  titleIn,
  type Remark,
  type Remarks,
} from "./remarks.ts";
import { isPhase, roleOf, within } from "./roles.ts";
import { answersOf, nameOf } from "./step-names.ts";
import type { Unit } from "./units.ts";

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
        { title: nameOf(this.#unit), action: { kind: "manual", manual } },
        pending.map(({ lines }) => pieceOf(lines, "text", "manual")),
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
    if (last && isResult({ text: lead })) {
      const pending = this.#take();
      this.#addRemarks(pending.slice(0, -1));
      this.#addResult(
        [...pending.slice(-1), ...remarks],
        [
          ...pending
            .slice(-1)
            .map(({ lines }) => pieceOf(lines, "text", "expect")),
          pieceOf(node, "list", "expect"),
        ],
      );
      return;
    }
    // The last item may be the words before a block that is nested in it.
    const items = leadsInto(node, next) ? node.items.slice(0, -1) : node.items;
    const [kept] = node.items.slice(items.length);
    if (items.length > 0) {
      const why = asReason(this.#take());
      const manual = joined(items.map(({ text }) => text));
      this.#place(
        {
          title: nameOf(this.#unit, node),
          action: { kind: "manual", manual },
          ...why.field,
        },
        [
          pieceOf(
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
        [pieceOf(node, "block", "prints")],
      );
      return;
    }
    const { title, rest, named } = this.#titleFrom(node);
    const remarks = asReason(rest);
    const why = { ...remarks, pieces: [...remarks.pieces, ...named] };
    if (block.kind === "manual") {
      const action = {
        kind: "manual",
        manual: sentenceOf(block.manual),
      } as const;
      const own = pieceOf(node, "block", "manual");
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
      [pieceOf(lines, "block", action.kind), ...why.pieces],
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

  #titleFrom(node: Node) {
    const rest = this.#take();
    const lead = titleIn(rest);
    const last = rest.at(-1);
    const isFirst = this.#placed.length === 0 && node.label === undefined;
    if (!lead || !last || (isFirst && !lead.isItem))
      return { title: nameOf(this.#unit, node), rest, named: [] };
    return {
      title: lead.title,
      rest: lead.isAll ? rest.slice(0, -1) : rest,
      named: lead.isAll ? [pieceOf(last.lines, "text", "title")] : [],
    };
  }

  /** What stands behind a step says why it is, or what comes of it. */
  #addRemarks(remarks: readonly Remark[]): void {
    if (remarks.length === 0) return;
    const areResults = remarks.every(isResult);
    const part = areResults ? "expect" : "why";
    const pieces = remarks.map(({ lines }) => pieceOf(lines, "text", part));
    if (areResults) return this.#addResult(remarks, pieces);
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

  #place(
    step: Omit<StepFact, "kind" | "answers" | "phase" | "runbook"> &
      Partial<Pick<StepFact, "phase">>,
    pieces: readonly Piece[],
    node?: Node,
  ): void {
    const answers = answersOf(this.#unit, node);
    this.#placed.push({
      fact: { kind: "step", ...this.#of, ...step, answers },
      scope: this.#unit.scope,
      pieces,
    });
  }
}
