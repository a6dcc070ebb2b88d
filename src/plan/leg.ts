import type {
  Artifact,
  ConfigDelta,
  Migration,
  Product,
  Release,
  Requirement,
  Step,
  Trouble,
} from "../release/types.ts";
import { changesOf } from "./changes.ts";
import { deprecationsAt } from "./deprecations.ts";
import { longestDowntime, sumOf } from "./downtime.ts";
import { fillStep, fillTrouble, type Ends } from "./fill.ts";
import { pointsOfNoReturn } from "./no-return.ts";
import { orderSteps } from "./order.ts";
import { deltasWithReads } from "./mentions.ts";
import type { Hop } from "./path/path.ts";
import type { Answers, Leg } from "./plan.ts";
import { planRollback } from "./rollback.ts";
import { withRunbooks } from "./runbooks.ts";
import { settle } from "./settle/settle.ts";
import { isOfItsTime } from "./step-times.ts";
import { planVariables, usedIn } from "./variables.ts";
import { contradiction, hasSurface, meantFor } from "./when.ts";

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
  const settled = settle(deltasWithReads(releases));
  const isTheirs = ({ surface }: { readonly surface: string }) =>
    hasSurface(product, surface, answers);
  const config = settled.deltas.filter(isTheirs);
  const warnings = settled.warnings.filter(isTheirs);
  const migrations = releases.flatMap((release) => release.migrations);
  const all = stepsOf(product, hop).map((step) => ({
    step: fillStep(step, ends),
    why: whyNot(step, { hop, config, migrations, answers }),
  }));
  const steps = meantFor(
    all.flatMap(({ step, why }) => (why === undefined ? [step] : [])),
    answers,
  );

  const rollback = planRollback({
    steps: steps.filter((step) => step.phase === "rollback"),
    migrations,
    limits: releases.flatMap((release) => release.rollback),
  });

  const content = {
    steps: steps.filter((step) => step.phase !== "rollback"),
    requires: requirementsAt(hop),
    config,
    migrations,
    ...changesOf(hop, answers),
    rollback,
    troubleshooting: meantFor(
      troubleshootingOf(product, releases, ends),
      answers,
    ),
  };
  const variables = planVariables(product, ends, answers);
  return {
    part,
    from,
    to,
    releases,
    lost,
    landing,
    ...content,
    variables: usedIn([content, filesOf(product)], variables),
    leftOut: all.flatMap(({ step, why }) =>
      why === undefined ? [] : [{ step, why }],
    ),
    warnings,
    deprecated: deprecationsAt(hop.track, to).filter(({ surface }) =>
      hasSurface(product, surface, answers),
    ),
    artifacts: unionOf(releases.flatMap((release) => release.artifacts)),
    noReturn: pointsOfNoReturn({ steps, migrations, rollback }),
    downtime: longestDowntime(steps),
    ...longestDuration(releases),
  };
}

/** The operator's files, which edits of settings name. */
function filesOf({ surfaces }: Product): string[] {
  return surfaces.map(({ file }) => file);
}

/** The product's steps of the time, and those the releases bring, in order. */
function stepsOf(product: Product, { part, to, releases }: Hop): Step[] {
  const common = product.steps
    .filter((step) => (step.part ?? "") === part)
    .filter((step) => isOfItsTime(step, to));
  const own = releases.flatMap((release) => release.steps);
  return withRunbooks(orderSteps([...common, ...own]), product);
}

function whyNot(
  { when, repeat, migrates, action }: Step,
  {
    hop,
    config,
    migrations,
    answers,
  }: {
    readonly hop: Hop;
    readonly config: readonly ConfigDelta[];
    readonly migrations: readonly Migration[];
    readonly answers: Answers;
  },
): string | undefined {
  const other = contradiction(when, answers);
  if (other !== undefined) return other;
  if (repeat === "once" && !hop.isFirst) return "Done once, on the first leg";
  if (repeat === "final-only" && !hop.isLast)
    return "Done once, on the last leg";
  if (migrates !== undefined && !migrations.some(isOf(migrates)))
    return `No migration of ${migrates}`;
  if (action.kind !== "config") return undefined;
  const changed = config.some(({ surface }) => surface === action.surface);
  return changed ? undefined : "No setting changes";
}

function isOf(tool: string) {
  return (migration: Migration) =>
    migration.kind === "revisions" && migration.tool === tool;
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
  return [...own, ...product.troubleshooting].map((trouble) =>
    fillTrouble(trouble, ends),
  );
}
