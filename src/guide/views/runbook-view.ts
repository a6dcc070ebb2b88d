import type { PlannedRunbook } from "../../plan/runbooks.ts";
import { phases, type Step } from "../../release/types.ts";
import { runbookKinds, runbookPhases } from "../labels.ts";
import { lineOf, type Origins } from "../mark.ts";
import { describeDuration, prose } from "../prose.ts";
import { questionsFor, type QuestionRow } from "./questions-view.ts";
import {
  viewOfSteps,
  viewOfTroubles,
  type PhaseView,
  type StepContext,
  type StepView,
  type TroubleView,
} from "./steps-view.ts";
import { viewOfValues, type ValuesView } from "./values-view.ts";

/** What the template of a runbook's page may use. */
export interface RunbookView {
  readonly title: string;
  readonly product: string;
  /** The newest release, whose version the steps name. */
  readonly version: string;
  /** What of it is an example; absent where everything is real. */
  readonly illustrative?: string;
  /** `Routine`, `Emergency`, `Development` */
  readonly kind: string;
  readonly isEmergency: boolean;
  readonly why?: string;
  /** Empty where the runbook does not say. */
  readonly downtime: string;
  readonly choices: readonly QuestionRow[];
  readonly section: string;
  readonly subsection: string;
  readonly values: readonly ValuesView[];
  readonly phases: readonly PhaseView[];
  /** Steps that undo it. */
  readonly undo: readonly StepView[];
  readonly troubleshooting: readonly TroubleView[];
}

export function viewOfRunbook(
  planned: PlannedRunbook,
  origins: Origins,
): RunbookView {
  const { product, runbook, version, variables, troubleshooting } = planned;
  const { title, kind, why, downtime, origin } = runbook;
  const steps = planned.steps.map((step) => withoutLeg(step, planned));
  const marking = { origins, prefix: "" };
  const mark = (text: string, field: string) =>
    origins.markWhole(prose(text), origin.file, lineOf(origin, field));
  return {
    title: mark(title, "title"),
    product: prose(product.name),
    version,
    ...(product.illustrative !== undefined && {
      illustrative: origins.markWhole(
        prose(product.illustrative),
        product.origin.file,
        lineOf(product.origin, "illustrative"),
      ),
    }),
    kind: runbookKinds[kind],
    isEmergency: kind === "emergency",
    ...(why !== undefined && { why: mark(why, "why") }),
    downtime: downtime === undefined ? "" : describeDuration(downtime),
    choices: questionsFor(product, {}, [steps, variables, troubleshooting]),
    section: "##",
    subsection: "###",
    values: viewOfValues(product, variables, marking),
    phases: phasesOf(planned, steps, origins),
    undo: viewOfSteps(
      product,
      nothingElse,
      steps.filter(({ phase }) => phase === "rollback"),
      { ...marking, first: 1 },
    ),
    troubleshooting: viewOfTroubles(product, troubleshooting, marking),
  };
}

/** A runbook belongs to no leg: no settings change with it, and nothing ends. */
const nothingElse: StepContext = {
  config: [],
  migrations: [],
  noReturn: [],
};

/** What changes in a file is said by the guide of each upgrade. */
function withoutLeg(step: Step, { product }: PlannedRunbook): Step {
  const { action } = step;
  if (action.kind !== "config") return step;
  const surface = product.surfaces.find(({ id }) => id === action.surface);
  const file = surface?.file ?? action.surface;
  const manual = `Adjust \`${file}\` as the guide of your upgrade says.`;
  return { ...step, action: { kind: "manual", manual } };
}

/** One phase needs no name of its own. */
function phasesOf(
  { product }: PlannedRunbook,
  steps: readonly Step[],
  origins: Origins,
): PhaseView[] {
  const used = phases
    .filter((phase) => phase !== "rollback")
    .filter((phase) => steps.some((step) => step.phase === phase));
  let number = 1;
  return used.map((phase) => {
    const view = viewOfSteps(
      product,
      nothingElse,
      steps.filter((step) => step.phase === phase),
      { origins, prefix: "", first: number },
    );
    number += view.length;
    const title = used.length === 1 ? "Steps" : runbookPhases[phase];
    return { title, steps: view };
  });
}
