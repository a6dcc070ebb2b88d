import type { Phase } from "../release/types.ts";
import { readBlock, type Part } from "./blocks.ts";
import { pieceOf, type Reading, type StepFact } from "./facts.ts";
import { byCommand } from "./item-commands.ts";
import type { Lines, Node } from "./nodes.ts";
import { PlacedSteps } from "./placed-steps.ts";
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
import { nameOf } from "./step-names.ts";
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
  readonly #steps: PlacedSteps;
  readonly #left: Lines[] = [];
  /** Text that no step has taken yet. */
  #pending: Remark[] = [];

  constructor(unit: Unit, of: Pick<StepFact, "phase" | "runbook">) {
    this.#unit = unit;
    this.#of = of;
    this.#steps = new PlacedSteps(unit, of);
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
    const manual = joined(pending.map(({ text }) => text));
    if (pending.length > 0 && !this.#steps.isEmpty)
      this.#steps.addRemarks(pending);
    else if (manual !== "" && !this.#unit.isParent) {
      this.#steps.place(
        { title: nameOf(this.#unit), action: { kind: "manual", manual } },
        pending.map(({ lines }) => pieceOf(lines, "text", "manual")),
      );
    } else this.#left.push(...pending.map(({ lines }) => lines));
    this.#pending = [];
    return { placed: this.#steps.all, left: this.#left };
  }

  #readList(node: Node & { kind: "list" }, next: Node | undefined): void {
    const lead = this.#pending.at(-1)?.text ?? "";
    const remarks = [
      { text: joined(node.items.map(({ text }) => text)), lines: node },
    ];
    if (!this.#steps.isEmpty && isResult({ text: lead })) {
      const pending = this.#take();
      this.#steps.addRemarks(pending.slice(0, -1));
      this.#steps.addResult(
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
    for (const group of byCommand(items)) {
      const action = actionOf(group);
      // Items without a word tell nobody what to do.
      if (action.kind === "manual" && action.manual === "") continue;
      const why = asReason(this.#take());
      const [first, last] = [
        group.items[0] ?? node,
        group.items.at(-1) ?? node,
      ];
      const own = { line: first.line, endLine: last.endLine };
      this.#steps.place(
        {
          title: group.command?.title ?? nameOf(this.#unit, node),
          action,
          ...why.field,
        },
        [pieceOf(own, "list", action.kind), ...why.pieces],
        node,
      );
    }
    if (kept)
      this.#pending.push({ text: kept.text, lines: kept, isItem: true });
  }

  #readBlock(node: Node & { kind: "block" }): void {
    const lead = this.#pending.at(-1)?.text ?? "";
    const block = readBlock(node.fence, lead);
    if (
      block.kind === "unknown" ||
      (block.kind === "output" && this.#steps.isEmpty)
    ) {
      this.#left.push(...this.#take().map(({ lines }) => lines), node);
      return;
    }
    if (block.kind === "output") {
      const pieces = [pieceOf(node, "block", "prints")];
      this.#steps.addPrinted(block.text, pieces);
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
      this.#steps.place(
        { title, action, ...why.field },
        [own, ...why.pieces],
        node,
      );
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
    this.#steps.place(
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
    const isFirst = this.#steps.isEmpty && node.label === undefined;
    if (!lead || !last || (isFirst && !lead.isItem))
      return { title: nameOf(this.#unit, node), rest, named: [] };
    return {
      title: lead.title,
      rest: lead.isAll ? rest.slice(0, -1) : rest,
      named: lead.isAll ? [pieceOf(last.lines, "text", "title")] : [],
    };
  }

  #take() {
    const taken = this.#pending;
    this.#pending = [];
    return taken;
  }
}

function actionOf({
  items,
  command,
}: ReturnType<typeof byCommand>[number]): StepFact["action"] {
  if (command) return { kind: "run", run: command.run };
  return { kind: "manual", manual: joined(items.map(({ text }) => text)) };
}
