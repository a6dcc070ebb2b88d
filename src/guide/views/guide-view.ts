import type { Plan } from "../../plan/plan.ts";
import { viewOfAppendices, type AppendixView } from "./appendices-view.ts";
import { nothingFrozen, type Frozen } from "../frozen.ts";
import { viewOfLeg, type LegView } from "./leg-view.ts";
import { lineOf, type Origins } from "../mark.ts";
import { runbookRows, type RunbookRow } from "../runbook-list.ts";
import { counted, describeDuration, prose } from "../prose.ts";
import { questionsFor, type QuestionRow } from "./questions-view.ts";

/**
 * What a guide's template may use. Every string is ready to print: versions are
 * filled in, Markdown is escaped, and a marked string knows its metadata line.
 */
export interface GuideView {
  readonly title: string;
  readonly product: string;
  readonly from: string;
  readonly to: string;
  /** What of it is an example; absent where everything is real. */
  readonly illustrative?: string;
  readonly verdict: VerdictView;
  /** Of all legs together. */
  readonly downtime: string;
  /** The time a person needs for all legs; empty where no release says. */
  readonly duration: string;
  /** Questions that decide which steps apply. */
  readonly choices: readonly QuestionRow[];
  readonly severalLegs: boolean;
  readonly legs: readonly LegView[];
  /** What a reader may want to look up. */
  readonly appendices: readonly AppendixView[];
  /**
   * The overview and the runbooks for emergencies, where the guide stands beside
   * them; absent where somebody asked for one plan only.
   */
  readonly beside?: { readonly emergencies: readonly RunbookRow[] };
  readonly links: readonly { readonly title: string; readonly url: string }[];
}

/** Exactly one of the flags holds. */
export interface VerdictView {
  readonly safe: boolean;
  readonly manual: boolean;
  readonly unknown: boolean;
  readonly reasons: readonly string[];
  /** How many steps are done by hand: they stand below, each with its title. */
  readonly handSteps: string;
}

/** Everything about a plan that a guide says, with the origin of each text marked. */
export function viewOf(
  plan: Plan,
  origins: Origins,
  {
    frozen = nothingFrozen,
    isBesideOthers = false,
  }: {
    readonly frozen?: Frozen | undefined;
    readonly isBesideOthers?: boolean;
  } = {},
): GuideView {
  const { product, from, to, legs, verdict } = plan;
  const severalLegs = legs.length > 1;
  const mark = (text: string, field: string) =>
    origins.markWhole(
      prose(text),
      product.origin.file,
      lineOf(product.origin, field),
    );
  return {
    title: titleOf(plan, mark(product.name, "name")),
    product: product.name,
    from,
    to,
    ...(product.illustrative !== undefined && {
      illustrative: mark(product.illustrative, "illustrative"),
    }),
    verdict: {
      safe: verdict.kind === "safe",
      manual: verdict.kind === "manual",
      unknown: verdict.kind === "unknown",
      ...reasonsOf(verdict.reasons),
    },
    downtime: describeDuration(plan.downtime),
    duration: plan.duration ? describeDuration(plan.duration) : "",
    choices: questionsFor(product, plan.answers, legs),
    severalLegs,
    legs: legs.map((leg, index) =>
      viewOfLeg(plan, leg, { origins, severalLegs, number: index + 1 }),
    ),
    appendices: viewOfAppendices(plan, frozen, origins),
    ...(isBesideOthers && {
      beside: {
        emergencies: runbookRows(product, origins, ["emergency"]),
      },
    }),
    links: Object.entries(product.links).map(([title, url]) => ({
      title: prose(title),
      url,
    })),
  };
}

/** Where the product stays and a part moves alone, the title is the part's. */
function titleOf({ product, from, to, legs }: Plan, name: string): string {
  const [first, last] = [legs[0], legs.at(-1)];
  const part = product.parts.find(({ id }) => id === first?.part);
  if (from !== to || part === undefined || !first || !last)
    return `Upgrade ${name} from ${from} to ${to}`;
  return `Upgrade ${name} ${from}, ${prose(part.title)} from ${first.from} to ${last.to}`;
}

const byHand = /^By hand: /;

function reasonsOf(
  reasons: readonly string[],
): Pick<VerdictView, "reasons" | "handSteps"> {
  const steps = reasons.filter((reason) => byHand.test(reason)).length;
  return {
    reasons: reasons.filter((reason) => !byHand.test(reason)).map(prose),
    handSteps: steps === 0 ? "" : counted(steps, "step"),
  };
}
