import type { Leg, Plan, PlannedVariable } from "../../plan/plan.ts";
import type { Product } from "../../release/types.ts";
import { viewOfChanges, type ChangeView } from "./changes-view.ts";
import { deprecationRows, type DeprecationRow } from "./deprecations-view.ts";
import { closesInWords, depthTitles } from "../labels.ts";
import { lineOf, type Origins } from "../mark.ts";
import { migrationRows, type MigrationRow } from "./migrations-view.ts";
import { cell, codeCell, describeDuration, prose, sentence } from "../prose.ts";
import { requirementRows, type RequirementRow } from "./requirements-view.ts";
import { viewOfRollback, type DepthView } from "./rollback-view.ts";
import { viewOfSurfaces, type SurfaceView } from "./settings-view.ts";
import {
  viewOfPhases,
  viewOfTroubles,
  type PhaseView,
  type TroubleView,
} from "./steps-view.ts";
import { viewOfValues, type ValuesView } from "./values-view.ts";

/** One leg of a guide, as its template sees it. */
export interface LegView {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  /** `##`, or one deeper where a guide has several legs. */
  readonly section: string;
  readonly subsection: string;
  readonly releases: readonly ReleaseSummary[];
  readonly difficulty: string;
  readonly downtime: string;
  /** The time a person needs, where a release says. */
  readonly duration: string;
  readonly rollbackSummary: string;
  /** Why the leg ends here; empty on the last one. */
  readonly landing: readonly string[];
  /** What to wait for before the next leg. */
  readonly waits: readonly string[];
  /** Steps after which some ways back no longer help. */
  readonly noReturn: readonly {
    readonly title: string;
    readonly closes: string;
  }[];
  /** Facts that contradict each other or get lost. */
  readonly warnings: readonly string[];
  readonly requires: readonly RequirementRow[];
  readonly changes: readonly ChangeView[];
  readonly surfaces: readonly SurfaceView[];
  readonly migrations: readonly MigrationRow[];
  /** What the leg's releases deprecate. */
  readonly deprecated: readonly DeprecationRow[];
  readonly artifacts: readonly {
    readonly name: string;
    readonly digest: string;
  }[];
  /** Another leg comes before, and its values stay. */
  readonly follows: boolean;
  readonly values: readonly ValuesView[];
  readonly phases: readonly PhaseView[];
  readonly rollback: readonly DepthView[];
  readonly troubleshooting: readonly TroubleView[];
}

export interface ReleaseSummary {
  readonly version: string;
  readonly date: string;
  readonly summary: string;
  readonly highlights: readonly string[];
  readonly eol: boolean;
}

export function viewOfLeg(
  plan: Plan,
  leg: Leg,
  place: {
    readonly origins: Origins;
    readonly severalLegs: boolean;
    readonly number: number;
  },
): LegView {
  const { origins, severalLegs, number } = place;
  const { product } = plan;
  const prefix = severalLegs ? `leg-${number}-` : "";
  const marking = { origins, prefix };
  const part = product.parts.find(({ id }) => id === leg.part);
  const what = part === undefined ? "" : `${prose(part.title)}, `;
  return {
    title: `Leg ${number}: ${what}${leg.from} to ${leg.to}`,
    from: leg.from,
    to: leg.to,
    section: severalLegs ? "###" : "##",
    subsection: severalLegs ? "####" : "###",
    releases: summariesOf(leg, origins),
    difficulty: hardestOf(leg),
    downtime: describeDuration(leg.downtime),
    duration: leg.duration ? describeDuration(leg.duration) : "",
    rollbackSummary: summariseRollback(leg),
    landing: leg.landing.map(({ because }) => sentence(cell(because))),
    waits: waitsOf(leg),
    noReturn: leg.noReturn.map(({ title, closes }) => ({
      title: prose(title),
      closes: closesInWords(closes),
    })),
    warnings: [...channelOf(product, leg, origins), ...warningsOf(leg)],
    requires: requirementRows(plan, leg, origins),
    changes: viewOfChanges(product, leg, marking),
    surfaces: viewOfSurfaces(product, leg, origins),
    migrations: migrationRows(leg, origins),
    deprecated: deprecationRows(product, newlyDeprecated(leg), origins),
    artifacts: leg.artifacts.map(({ name, digest, origin }) => ({
      name: origins.markWhole(
        codeCell(name),
        origin.file,
        lineOf(origin, "name"),
      ),
      digest: digest === undefined ? "" : codeCell(digest),
    })),
    follows: number > 1,
    values: viewOfValues(product, newVariables(plan, leg), marking),
    phases: viewOfPhases(product, leg, marking),
    rollback: viewOfRollback(product, leg, marking),
    troubleshooting: viewOfTroubles(product, leg.troubleshooting, marking),
  };
}

/** What earlier legs have set to the same value need not be set again. */
function newVariables({ legs }: Plan, leg: Leg): PlannedVariable[] {
  const earlier = legs
    .slice(0, legs.indexOf(leg))
    .flatMap((leg) => leg.variables);
  return leg.variables.filter(
    ({ name, value }) =>
      earlier.findLast((other) => other.name === name)?.value !== value,
  );
}

/** What was deprecated before is in the appendix. */
function newlyDeprecated({ deprecated, releases }: Leg) {
  return deprecated.filter(({ since }) =>
    releases.some(({ version }) => version === since),
  );
}

function summariesOf({ releases }: Leg, origins: Origins): ReleaseSummary[] {
  return releases.map((release) => {
    const { version, date, summary, highlights, status, origin } = release;
    const mark = (text: string, field: string) =>
      origins.markWhole(prose(text), origin.file, lineOf(origin, field));
    return {
      version,
      date,
      summary: mark(summary, "summary"),
      highlights: highlights.map((text) => mark(text, "highlights")),
      eol: status.kind === "eol",
    };
  });
}

function hardestOf({ releases }: Leg): string {
  const hardest = ["hard", "medium", "easy"].find((difficulty) =>
    releases.some((release) => release.difficulty === difficulty),
  );
  return hardest ?? "easy";
}

function summariseRollback({ rollback }: Leg): string {
  const depths = rollback.map(({ depth }) => depth);
  if (depths.length === 0) return "none: it cannot be undone";
  return depths.map((depth) => depthTitles[depth]).join("; ");
}

/** What the landing's stop, and migrations that go on after it, ask to wait for. */
function waitsOf({ releases, to, migrations }: Leg): string[] {
  const stop = releases.find(({ version }) => version === to)?.stop?.wait;
  const background = migrations.flatMap(({ runs, wait }) =>
    runs === "background" && wait !== undefined
      ? [`Until \`${wait}\` ends without an error`]
      : [],
  );
  return [...(stop === undefined ? [] : [prose(stop)]), ...background];
}

/** Who lands in a channel that is not the usual one learns whom it is for. */
function channelOf(
  { channels }: Product,
  { releases, to }: Leg,
  origins: Origins,
): string[] {
  const target = releases.find(({ version }) => version === to);
  if (target === undefined || target.channel === "stable") return [];
  const channel = channels.find(({ id }) => id === target.channel);
  if (channel === undefined) return [];
  const { title, says, origin } = channel;
  const text = `${prose(title)}: ${prose(says)}`;
  return [origins.markWhole(text, origin.file, lineOf(origin, "says"))];
}

function warningsOf({ lost, to, conflicts, warnings }: Leg): string[] {
  return [
    ...warnings.map(({ message }) => prose(message)),
    ...lost.map(
      ({ version, summary }) =>
        `${to} does not contain what ${version} brought: ${prose(summary)}`,
    ),
    ...conflicts.map(
      ({ one, other }) =>
        `"${prose(one.title)}" and "${prose(other.title)}" contradict each other`,
    ),
  ];
}
