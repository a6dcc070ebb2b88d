import { spelledOut } from "../../../plan/when.ts";
import type { Product, Step } from "../../../release/types.ts";
import { compareVersions } from "../../../versions.ts";
import { excludes } from "../../product/choices.ts";
import { releasesOf } from "../../product/shell-texts.ts";
import type { ProductProblem, ProductRule } from "../../product/rule.ts";

/** A step that no guide shows, or not where it belongs. */
export const orphanStep: ProductRule = {
  name: "orphan-step",
  on: "product",
  tier: "metadata",
  severity: "error",
  summary: "A step has no place in any guide, or hangs on one of another phase",
  why: "It was written because somebody needs it, and the reader never sees it, or too early.",
  help: "Let `until` be later than `since`, hang the step on one of its own phase, and ask for it only where its choice is asked.",
  examples: {
    good: [
      {
        product:
          "steps:\n  upgrade:\n    - { id: stop, title: Stop, run: mill stop, since: 1.1.0, until: 2.0.0 }\n    - { id: oil, title: Oil, run: mill oil, after: stop }",
      },
      {
        product:
          "steps:\n  upgrade:\n    - { id: stop, title: Stop, run: mill stop }",
        releases: {
          "1.1.0":
            "steps:\n  - { id: oil, phase: upgrade, after: stop, title: Oil, run: mill oil }",
        },
      },
      {
        product:
          "choices:\n  gate: { ask: Which gate?, when: { platform: water }, options: { low: { title: Low }, high: { title: High } } }\nsteps:\n  upgrade:\n    - { id: close, title: Close, when: { gate: low }, run: mill close }",
      },
    ],
    bad: [
      {
        product:
          "steps:\n  upgrade:\n    - id: stop\n      title: Stop\n      run: mill stop\n      since: 2.0.0\n      until: 1.1.0",
        findings: [
          "product.yaml:7 Unexpected `until` 1.1.0, expected a version after `since` 2.0.0: no guide has the step",
        ],
      },
      {
        product:
          "steps:\n  backup:\n    - { id: dump, title: Back up, run: mill dump }\n  upgrade:\n    - { id: oil, title: Oil, run: mill oil, after: dump }",
        findings: [
          "product.yaml:5 Unexpected step `dump` of the phase backup, expected one of upgrade beside `oil`",
        ],
      },
      {
        product:
          "steps:\n  upgrade:\n    - { id: stop, title: Stop, run: mill stop, after: oil }\n    - { id: oil, title: Oil, run: mill oil, before: stop }",
        findings: [
          "product.yaml:3 Unexpected step `oil`, expected one that does not hang on `stop` itself",
          "product.yaml:4 Unexpected step `stop`, expected one that does not hang on `oil` itself",
        ],
      },
      {
        product:
          "choices:\n  gate: { ask: Which gate?, when: { platform: water }, options: { low: { title: Low }, high: { title: High } } }\nsteps:\n  upgrade:\n    - { id: close, title: Close, when: { platform: wind, gate: low }, run: mill close }",
        findings: [
          "product.yaml:5 Unexpected `when`, expected answers that one reader can give: `gate` is not asked of all these",
        ],
      },
    ],
  },
  *check(product) {
    const groups = [
      product.steps,
      ...product.runbooks.map(({ steps }) => steps),
      ...releasesOf(product).map(({ steps }) => steps),
    ];
    for (const steps of groups) {
      const all =
        steps === product.steps ? steps : [...steps, ...product.steps];
      for (const step of steps) {
        yield* timeless(step);
        yield* misplaced(step, all);
        yield* unasked(step, product);
      }
    }
  },
};

function* timeless(at: Step): Generator<ProductProblem> {
  const { since, until } = at;
  if (since === undefined || until === undefined) return;
  if (compareVersions(until, since) > 0) return;
  yield {
    at,
    field: "until",
    message: `Unexpected \`until\` ${until}, expected a version after \`since\` ${since}: no guide has the step`,
  };
}

function* misplaced(at: Step, all: readonly Step[]): Generator<ProductProblem> {
  const field = at.before === undefined ? "after" : "before";
  const name = at[field];
  const neighbour = all.find(({ id }) => id === name);
  if (neighbour === undefined) return;
  if (neighbour.phase !== at.phase) {
    const message = `Unexpected step \`${name}\` of the phase ${neighbour.phase}, expected one of ${at.phase} beside \`${at.id}\``;
    yield { at, field, message };
  } else if (hangsOn(neighbour, at, all)) {
    const message = `Unexpected step \`${name}\`, expected one that does not hang on \`${at.id}\` itself`;
    yield { at, field, message };
  }
}

/** Whether following `before` and `after` from one step leads to another. */
function hangsOn(from: Step, to: Step, all: readonly Step[]): boolean {
  const seen = new Set<Step>();
  let here: Step | undefined = from;
  while (here !== undefined && !seen.has(here)) {
    if (here === to) return true;
    seen.add(here);
    const next: string | undefined = here.before ?? here.after;
    here = all.find(({ id }) => id === next);
  }
  return false;
}

function* unasked(at: Step, product: Product): Generator<ProductProblem> {
  const choice = product.choices.find(
    ({ id, when }) =>
      at.when?.[id] !== undefined &&
      excludes(spelledOut(when, product), at.when),
  );
  if (choice === undefined) return;
  yield {
    at,
    field: "when",
    message: `Unexpected \`when\`, expected answers that one reader can give: \`${choice.id}\` is not asked of all these`,
  };
}
