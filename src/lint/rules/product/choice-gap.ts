import type { Choice, Product, Step } from "../../../release/types.ts";
import { listed } from "../../product/choices.ts";
import type { ProductProblem, ProductRule } from "../../product/rule.ts";

/** The phases without which there is no upgrade worth the name. */
const needed = ["backup", "upgrade"] as const;

const three =
  "platforms:\n  water: { title: Water }\n  wind: { title: Wind }\n  steam:\n    title: Steam\n";

/** A platform that the steps leave out. */
export const choiceGap: ProductRule = {
  name: "choice-gap",
  on: "product",
  tier: "metadata",
  severity: "error",
  summary: "Steps leave a platform out",
  why: "Readers of that platform get a guide without a backup, or without the upgrade itself, that looks complete.",
  help: "Add a step for the platform, or name it in the `when` of one that fits.",
  examples: {
    good: [
      {
        product: `${three}steps:\n  upgrade:\n    - { id: stop, title: Stop, when: { platform: [water, wind] }, run: mill stop }\n    - { id: cool, title: Cool down, when: { platform: steam }, run: mill cool }`,
      },
      {
        product: `${three}steps:\n  verify:\n    - { id: look, title: Look, when: { platform: water }, run: mill look }\n    - { id: look-up, title: Look, when: { platform: wind }, run: mill look --up }\n    - { id: gauge, title: Read the gauge, when: { platform: steam }, run: mill gauge }`,
      },
      {
        product: `${three}choices:\n  gate: { ask: Which gate?, options: { low: { title: Low }, high: { title: High }, none: { title: None } } }\nsteps:\n  upgrade:\n    - { id: low, title: Close the gate, when: { gate: low }, run: mill close }\n    - { id: high, title: Close the gate, when: { gate: high }, run: mill close --high }\n    - { id: turn, title: Turn, run: mill turn }`,
      },
    ],
    bad: [
      {
        product: `${three}steps:\n  backup:\n    - { id: bag, title: Fill the bags, when: { platform: [water, wind] }, run: mill bag }`,
        findings: [
          "product.yaml:5 Missing step of the phase backup for `steam`, expected one as for `water` and `wind`",
        ],
      },
      {
        product: `${three}steps:\n  upgrade:\n    - { id: stop, title: Stop, when: { platform: water }, run: mill stop }\n    - { id: brake, title: Brake, when: { platform: wind }, run: mill brake }`,
        findings: [
          "product.yaml:5 Missing step of the phase upgrade for `steam`, expected one as for `water` and `wind`",
        ],
      },
      {
        product: `${three}steps:\n  verify:\n    - { id: look, title: Look, when: { platform: water }, run: mill look }\n    - { id: look-up, title: Look, when: { platform: wind }, run: mill look --up }\n    - { id: listen, title: Listen, run: mill listen }`,
        findings: [
          'product.yaml:8 Missing step "Look" for `steam`, expected one as for `water` and `wind`',
        ],
      },
    ],
  },
  *check(product) {
    const platform = product.choices.find(({ id }) => id === "platform");
    if (platform === undefined) return;
    for (const phase of needed) {
      const steps = product.steps.filter((step) => step.phase === phase);
      yield* emptyPhase(platform, phase, steps);
    }
    yield* openGroups(platform, product);
  },
};

/** A phase that has steps, and none for a platform. */
function* emptyPhase(
  platform: Choice,
  phase: string,
  steps: readonly Step[],
): Generator<ProductProblem> {
  // Edits of the configuration alone upgrade nothing.
  const acting = steps.filter(({ action }) => action.kind !== "config");
  if (acting.length === 0) return;
  for (const at of platform.options) {
    if (acting.some((step) => optionsOf(step, platform).includes(at.id)))
      continue;
    const covered = coveredBy(acting, platform);
    yield {
      at,
      message: `Missing step of the phase ${phase} for \`${at.id}\`, expected one as for ${listed(covered)}`,
    };
  }
}

/** Steps with one title, each for some platforms, that leave out one which the phase has nothing else for. */
function* openGroups(
  platform: Choice,
  { steps }: Product,
): Generator<ProductProblem> {
  const groups = Map.groupBy(steps, ({ phase, depth, part, title }) =>
    [phase, depth, part, title].join("\n"),
  );
  for (const group of groups.values()) {
    const [first] = group;
    const isSpecific = group.every(({ when }) => when?.["platform"]);
    if (first === undefined || group.length < 2 || !isSpecific) continue;
    const covered = coveredBy(group, platform);
    // All of one platform: another choice tells them apart.
    if (covered.length < 2) continue;
    for (const { id } of platform.options) {
      if (covered.includes(id)) continue;
      if (steps.some((step) => isOwnOf(id, step, first))) continue;
      if (isSaidAlready(id, first, steps, platform)) continue;
      yield {
        at: first,
        message: `Missing step "${first.title}" for \`${id}\`, expected one as for ${listed(covered)}`,
        evidence: "heuristic",
      };
    }
  }
}

/** Whether a step of the same phase is written for a platform. */
function isOwnOf(platform: string, step: Step, { phase, depth }: Step) {
  if (step.phase !== phase || step.depth !== depth) return false;
  return step.when?.["platform"]?.includes(platform) ?? false;
}

/** Whether the phase is needed and has nothing at all for a platform. */
function isSaidAlready(
  id: string,
  { phase }: Step,
  steps: readonly Step[],
  platform: Choice,
): boolean {
  if (!needed.some((other) => other === phase)) return false;
  const acting = steps.filter(
    (step) => step.phase === phase && step.action.kind !== "config",
  );
  return !coveredBy(acting, platform).includes(id);
}

function coveredBy(steps: readonly Step[], platform: Choice): string[] {
  const covered = new Set(steps.flatMap((step) => optionsOf(step, platform)));
  return platform.options.map(({ id }) => id).filter((id) => covered.has(id));
}

function optionsOf({ when }: Step, { options }: Choice): readonly string[] {
  return when?.["platform"] ?? options.map(({ id }) => id);
}
