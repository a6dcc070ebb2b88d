import type { Product, Release, Step, When } from "../../../release/types.ts";
import { callsOf } from "../../product/calls.ts";
import { excludes, listed } from "../../product/choices.ts";
import { destroys } from "../../product/effects.ts";
import { runOf, stepsOf } from "../../product/shell-texts.ts";
import { tracksOf } from "../../product/tracks.ts";
import type { ProductProblem, ProductRule } from "../../product/rule.ts";

const facts = "runs: on-start, online: true, reversible: false";
const restore =
  "  rollback:\n    - { id: restore, depth: data, title: Restore, run: mill restore }";

/** Data that is gone for good, and no way to bring it back. */
export const missingRollback: ProductRule = {
  name: "missing-rollback",
  on: "product",
  tier: "metadata",
  severity: "error",
  summary: "Data is changed for good, and no rollback restores it",
  why: "When the upgrade goes wrong after this point, nothing in the guide brings the data back.",
  help: "Add a rollback step with `depth: data` that restores the backup, for every platform.",
  examples: {
    good: [
      {
        product: `steps:\n${restore}`,
        releases: {
          "1.0.0": "",
          "1.1.0": `migrations:\n  - { tool: sqlx, range: a..b, ${facts} }`,
        },
      },
      {
        product:
          "steps:\n  upgrade:\n    - { id: tidy, title: Tidy, run: rm -rf /tmp/flour dist }\n    - { id: wipe, title: Wipe, run: kubectl delete job sort -n mill }",
      },
      {
        product: `steps:\n  upgrade:\n    - { id: drop, title: Drop, run: dropdb mill }\n${restore}`,
      },
    ],
    bad: [
      {
        product:
          "steps:\n  upgrade:\n    - { id: turn, title: Turn, run: mill turn }",
        releases: {
          "1.0.0": "",
          "1.1.0": `migrations:\n  - { tool: sqlx, range: a..b, ${facts} }`,
        },
        findings: [
          "releases/1.1.0.yaml:2 Missing rollback of depth data, expected one: the migration cannot be undone",
        ],
      },
      {
        product:
          "steps:\n  upgrade:\n    - id: drop\n      title: Drop the old flour\n      run: |\n        mill stop\n        psql -d mill -c 'DROP TABLE flour'",
        findings: [
          "product.yaml:7 Missing rollback of depth data, expected one: `psql` destroys data here",
        ],
      },
      {
        product:
          "steps:\n  after:\n    - { id: drop, title: Drop, run: docker volume rm flour }\n  rollback:\n    - { id: restore, depth: data, title: Restore, when: { platform: water }, run: mill restore }",
        findings: [
          "product.yaml:3 Missing rollback of depth data for `wind`, expected one: `docker` destroys data here",
        ],
      },
    ],
  },
  *check(product) {
    for (const { step, release, isRunbook } of stepsOf(product)) {
      if (isRunbook || step.phase === "backup" || step.phase === "rollback")
        continue;
      yield* destructive(step, release, product);
    }
    for (const { releases } of tracksOf(product)) {
      for (const release of releases.slice(1))
        yield* irreversible(release, product);
    }
  },
};

function* destructive(
  step: Step,
  release: Release | undefined,
  product: Product,
): Generator<ProductProblem> {
  const run = runOf(step);
  const call = callsOf(run?.text ?? "").find(destroys);
  if (run === undefined || call === undefined) return;
  const unsaved = platformsWithout(product, release, step.when);
  if (unsaved === undefined) return;
  yield {
    ...run.place,
    offset: call.line,
    message: `Missing rollback of depth data${unsaved}, expected one: \`${call.name}\` destroys data here`,
    // Of a folder nobody knows what is in it.
    evidence: call.name === "rm" ? "heuristic" : "exact",
  };
}

function* irreversible(
  release: Release,
  product: Product,
): Generator<ProductProblem> {
  for (const at of release.migrations) {
    if (at.reversible) continue;
    const unsaved = platformsWithout(product, release, {});
    if (unsaved === undefined) continue;
    yield {
      at,
      field: "reversible",
      message: `Missing rollback of depth data${unsaved}, expected one: the migration cannot be undone`,
    };
  }
}

/** In words, the platforms without a rollback of data; undefined where all have one. */
function platformsWithout(
  { choices, steps }: Product,
  release: Release | undefined,
  when: When | undefined,
): string | undefined {
  const rollbacks = [...steps, ...(release?.steps ?? [])].filter(
    ({ phase, depth }) => phase === "rollback" && depth === "data",
  );
  if (rollbacks.length === 0) return "";
  const platform = choices.find(({ id }) => id === "platform");
  const unsaved = (platform?.options ?? [])
    .map(({ id }) => id)
    .filter((id) => !excludes({ platform: [id] }, when))
    .filter((id) =>
      rollbacks.every((step) => excludes({ platform: [id] }, step.when)),
    );
  return unsaved.length === 0 ? undefined : ` for ${listed(unsaved)}`;
}
