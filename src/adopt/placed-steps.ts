import { pieceOf, type Piece, type Placement, type StepFact } from "./facts.ts";
import type { Node } from "./nodes.ts";
import { joined } from "./prose.ts";
import { isResult, type Remark } from "./remarks.ts";
import { answersOf } from "./step-names.ts";
import type { Unit } from "./units.ts";

/** What a step says of itself; for whom and in which part follows from its place. */
type Said = Omit<StepFact, "kind" | "answers" | "phase" | "runbook"> &
  Partial<Pick<StepFact, "phase">>;

/** Steps of a unit, in order; the last one takes what is said behind it. */
export class PlacedSteps {
  readonly all: Placement[] = [];
  readonly #unit: Unit;
  readonly #of: Pick<StepFact, "phase" | "runbook">;

  constructor(unit: Unit, of: Pick<StepFact, "phase" | "runbook">) {
    this.#unit = unit;
    this.#of = of;
  }

  get isEmpty(): boolean {
    return this.all.length === 0;
  }

  place(said: Said, pieces: readonly Piece[], node?: Node): void {
    const answers = answersOf(this.#unit, node);
    this.all.push({
      fact: { kind: "step", ...this.#of, ...said, answers },
      scope: this.#unit.scope,
      pieces,
    });
  }

  /** What stands behind a step says why it is, or what comes of it. */
  addRemarks(remarks: readonly Remark[]): void {
    if (remarks.length === 0) return;
    const areResults = remarks.every(isResult);
    const part = areResults ? "expect" : "why";
    const pieces = remarks.map(({ lines }) => pieceOf(lines, "text", part));
    if (areResults) return this.addResult(remarks, pieces);
    const texts = remarks.map(({ text }) => text);
    this.#amend(({ why = "" }) => {
      const all = joined([why, ...texts]);
      return all === "" ? {} : { why: all };
    }, pieces);
  }

  addResult(remarks: readonly Remark[], pieces: readonly Piece[]): void {
    const texts = remarks.map(({ text }) => text);
    this.#amend(({ expect = "" }) => {
      const all = joined([expect, ...texts]);
      return all === "" ? {} : { expect: all };
    }, pieces);
  }

  addPrinted(text: string, pieces: readonly Piece[]): void {
    this.#amend(
      ({ prints = "" }) => ({ prints: [prints, text].join("\n").trim() }),
      pieces,
    );
  }

  #amend(
    more: (
      step: StepFact,
    ) => Partial<Pick<StepFact, "why" | "expect" | "prints">>,
    pieces: readonly Piece[],
  ): void {
    const last = this.all.at(-1);
    if (last?.fact.kind !== "step") return;
    this.all[this.all.length - 1] = {
      ...last,
      fact: { ...last.fact, ...more(last.fact) },
      pieces: [...last.pieces, ...pieces],
    };
  }
}
