import type { Leg, Plan } from "../plan/plan.ts";
import { viewOfChanges, type ChangesView } from "./changes-view.ts";
import { lineOf, type Origins } from "./mark.ts";
import { describeDuration, prose } from "./prose.ts";
import { viewOfRollback, type DepthView } from "./rollback-view.ts";
import {
  viewOfPhases,
  viewOfTroubles,
  type PhaseView,
  type TroubleView,
} from "./steps-view.ts";
import { viewOfValues, type ValuesView } from "./values-view.ts";

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
  readonly severalLegs: boolean;
  readonly legs: readonly LegView[];
  readonly links: readonly { readonly title: string; readonly url: string }[];
}

export interface LegView extends ChangesView {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  /** `##`, or one deeper where a guide has several legs. */
  readonly section: string;
  readonly subsection: string;
  readonly summaries: readonly {
    readonly version: string;
    readonly date: string;
    readonly summary: string;
  }[];
  readonly difficulty: string;
  readonly downtime: string;
  readonly rollbackSummary: string;
  readonly choices: readonly {
    readonly ask: string;
    readonly options: string;
  }[];
  readonly requires: readonly RequirementRow[];
  readonly values: readonly ValuesView[];
  readonly phases: readonly PhaseView[];
  readonly rollback: readonly DepthView[];
  readonly troubleshooting: readonly TroubleView[];
}

export interface RequirementRow {
  readonly name: string;
  readonly range: string;
  readonly tested: string;
  readonly note: string;
}

/** Everything about a plan that a guide says, with the origin of each text marked. */
export function viewOf(plan: Plan, origins: Origins): GuideView {
  const { product, from, to, legs } = plan;
  const severalLegs = legs.length > 1;
  const mark = (text: string, field: string) =>
    origins.markWhole(
      prose(text),
      product.origin.file,
      lineOf(product.origin, field),
    );
  return {
    title: `Upgrade ${mark(product.name, "name")} from ${from} to ${to}`,
    product: product.name,
    from,
    to,
    ...(product.illustrative !== undefined && {
      illustrative: mark(product.illustrative, "illustrative"),
    }),
    severalLegs,
    legs: legs.map((leg, index) =>
      viewOfLeg(plan, leg, { origins, severalLegs, number: index + 1 }),
    ),
    links: Object.entries(product.links).map(([title, url]) => ({
      title: prose(title),
      url,
    })),
  };
}

function viewOfLeg(
  plan: Plan,
  leg: Leg,
  place: { origins: Origins; severalLegs: boolean; number: number },
): LegView {
  const { origins, severalLegs, number } = place;
  const { product } = plan;
  const prefix = severalLegs ? `leg-${number}-` : "";
  const hardest = ["hard", "medium", "easy"].find((difficulty) =>
    leg.releases.some((release) => release.difficulty === difficulty),
  );
  return {
    title: `Leg ${number}: ${leg.from} to ${leg.to}`,
    from: leg.from,
    to: leg.to,
    section: severalLegs ? "###" : "##",
    subsection: severalLegs ? "####" : "###",
    summaries: leg.releases.map(({ version, date, summary, origin }) => ({
      version,
      date,
      summary: origins.markWhole(
        prose(summary),
        origin.file,
        lineOf(origin, "summary"),
      ),
    })),
    difficulty: hardest ?? "easy",
    downtime: describeDuration(leg.downtime),
    rollbackSummary: summariseRollback(leg),
    choices: openChoices(plan),
    requires: requirementRows(plan, leg, origins),
    values: viewOfValues(product, leg, { origins, prefix }),
    ...viewOfChanges(product, leg, origins),
    phases: viewOfPhases(product, leg, { origins, prefix }),
    rollback: viewOfRollback(product, leg, { origins, prefix }),
    troubleshooting: viewOfTroubles(product, leg, { origins, prefix }),
  };
}

function summariseRollback({ rollback }: Leg): string {
  const depths = rollback.map(({ depth }) => depth);
  if (depths.length === 0) return "none: this release cannot be undone";
  return depths
    .map((depth) => (depth === "data" ? "from the backup" : depth))
    .join(", ");
}

/** The questions the reader still has to answer. */
function openChoices({ product, answers }: Plan): LegView["choices"] {
  return product.choices
    .filter(({ id, options }) => !(id in answers) && options.length > 1)
    .map(({ ask, options }) => ({
      ask: prose(ask),
      options: options.map(({ title }) => prose(title)).join(", "),
    }));
}

function requirementRows(
  { product, answers }: Plan,
  leg: Leg,
  origins: Origins,
): RequirementRow[] {
  const ours = leg.requires.map(({ name, range, tested, note, origin }) => ({
    name: origins.markWhole(prose(name), origin.file, lineOf(origin, "record")),
    range,
    tested: tested ?? "",
    note: prose(note ?? ""),
  }));
  const tools = product.choices.flatMap((choice) =>
    choice.options
      .filter(({ id }) => (answers[choice.id] ?? id) === id)
      .flatMap(({ title, tools, origin }) =>
        Object.entries(tools).map(([tool, range]) => ({
          name: origins.markWhole(
            `\`${tool}\``,
            origin.file,
            lineOf(origin, "tools"),
          ),
          range,
          tested: "",
          note: `For ${prose(title)}`,
        })),
      ),
  );
  return [...ours, ...tools];
}
