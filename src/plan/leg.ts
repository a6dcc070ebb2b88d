import type {
  Artifact,
  ConfigDelta,
  Product,
  Release,
  Requirement,
  Step,
  Trouble,
} from "../release/types.ts";
import { compareVersions } from "../versions.ts";
import { changesOf, deprecationsAt } from "./changes.ts";
import { longestDowntime, sumOf } from "./downtime.ts";
import { fill, fillStep, type Ends } from "./fill.ts";
import { pointsOfNoReturn } from "./no-return.ts";
import { orderSteps } from "./order.ts";
import { deltasWithReads } from "./mentions.ts";
import type { Hop } from "./path.ts";
import type { Answers, Leg } from "./plan.ts";
import { planRollback } from "./rollback.ts";
import { withRunbooks } from "./runbooks.ts";
import { settle } from "./settle/settle.ts";
import { planVariables } from "./variables.ts";
import { contradiction } from "./when.ts";

/** Legs kept of a product; longer ways share most of theirs. */
const mostLegs = 1_000;
const legs = new WeakMap<Product, Map<string, Leg>>();

/** What one hop brings, with the steps in order and the reader's answers applied. */
export function legBetween(product: Product, hop: Hop, answers: Answers): Leg {
  const { part, from, to, isFirst, isLast, landing } = hop;
  const known = legs.get(product) ?? new Map<string, Leg>();
  legs.set(product, known);
  const key = JSON.stringify([part, from, to, isFirst, isLast, answers]);
  const leg = known.get(key) ?? newLeg(product, hop, answers);
  if (known.size >= mostLegs) known.clear();
  known.set(key, leg);
  // Where the next leg ends decides why this one had to end.
  return { ...leg, landing };
}

function newLeg(product: Product, hop: Hop, answers: Answers): Leg {
  const { part, from, to, releases, lost, landing } = hop;
  const ends: Ends = { from, to };
  const { deltas: config, warnings } = settle(deltasWithReads(releases));
  const migrations = releases.flatMap((release) => release.migrations);
  const all = stepsOf(product, hop).map((step) => ({
    step: fillStep(step, ends),
    why: whyNot(step, { hop, config, answers }),
  }));
  const steps = all
    .filter(({ why }) => why === undefined)
    .map(({ step }) => step);

  const rollback = planRollback({
    steps: steps.filter((step) => step.phase === "rollback"),
    migrations,
    limits: releases.flatMap((release) => release.rollback),
  });

  return {
    part,
    from,
    to,
    releases,
    lost,
    landing,
    variables: planVariables(product, ends, answers),
    steps: steps.filter((step) => step.phase !== "rollback"),
    leftOut: all.flatMap(({ step, why }) =>
      why === undefined ? [] : [{ step, why }],
    ),
    requires: requirementsAt(hop),
    config,
    warnings,
    migrations,
    ...changesOf(hop, answers),
    deprecated: deprecationsAt(hop.track, to),
    artifacts: unionOf(releases.flatMap((release) => release.artifacts)),
    rollback,
    noReturn: pointsOfNoReturn({ steps, migrations, rollback }),
    troubleshooting: troubleshootingOf(product, releases, ends).filter(
      ({ when }) => contradiction(when, answers) === undefined,
    ),
    downtime: longestDowntime(steps),
    ...longestDuration(releases),
  };
}

/** The product's steps of the time, and those the releases bring, in order. */
function stepsOf(product: Product, { part, to, releases }: Hop): Step[] {
  const common = product.steps
    .filter((step) => (step.part ?? "") === part)
    .filter((step) => isOfItsTime(step, to));
  const own = releases.flatMap((release) => release.steps);
  return withRunbooks(orderSteps([...common, ...own]), product);
}

/** `since` and `until` keep an old guide's procedure as it was at its time. */
function isOfItsTime(step: Step, to: string): boolean {
  if (step.since !== undefined && compareVersions(to, step.since) < 0)
    return false;
  return step.until === undefined || compareVersions(to, step.until) < 0;
}

function whyNot(
  { when, repeat, action }: Step,
  {
    hop,
    config,
    answers,
  }: {
    readonly hop: Hop;
    readonly config: readonly ConfigDelta[];
    readonly answers: Answers;
  },
): string | undefined {
  const other = contradiction(when, answers);
  if (other !== undefined) return other;
  if (repeat === "once" && !hop.isFirst) return "Done once, on the first leg";
  if (repeat === "final-only" && !hop.isLast)
    return "Done once, on the last leg";
  if (action.kind !== "config") return undefined;
  const changed = config.some(({ surface }) => surface === action.surface);
  return changed ? undefined : "No setting changes";
}

/** Releases taken at once share their work: at least the longest of them, at most all. */
function longestDuration(releases: readonly Release[]): Pick<Leg, "duration"> {
  const all = releases.flatMap(({ duration }) => duration ?? []);
  if (all.length === 0) return {};
  const least = Math.max(...all.map((each) => each.least));
  return { duration: { least, most: sumOf(all).most } };
}

/** What holds at the target: a requirement holds until a release changes it. */
function requirementsAt({ track, to }: Hop): Requirement[] {
  const index = track.indexOf.get(to) ?? -1;
  return [...(track.requirements[index]?.values() ?? [])];
}

/** Each name once, as the newest release has it. */
function unionOf(artifacts: readonly Artifact[]): Artifact[] {
  const byName = new Map(
    artifacts.map((artifact) => [artifact.name, artifact]),
  );
  return [...byName.values()];
}

function troubleshootingOf(
  product: Product,
  releases: readonly Release[],
  ends: Ends,
): Trouble[] {
  const own = releases.flatMap((release) => release.troubleshooting);
  return [...own, ...product.troubleshooting].map((trouble) => ({
    ...trouble,
    symptom: fill(trouble.symptom, ends),
    cause: fill(trouble.cause, ends),
    ...(trouble.run !== undefined && { run: fill(trouble.run, ends) }),
    ...(trouble.fix !== undefined && { fix: fill(trouble.fix, ends) }),
  }));
}
