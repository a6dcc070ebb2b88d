import { releasesOf } from "../../product/shell-texts.ts";
import type { ProductRule } from "../../product/rule.ts";

const facts =
  "title: Sort the flour, runs: by-hand, online: true, reversible: true";

/** A migration that is run by hand, and no step says how. */
export const migrationWithoutStep: ProductRule = {
  name: "migration-without-step",
  on: "product",
  tier: "metadata",
  severity: "error",
  summary: "A migration is run by hand, and no step bears its id",
  why: "The guide names the migration and never says how to run it.",
  help: "Add a step with the migration's id, to the release or to the product.",
  examples: {
    good: [
      {
        releases: {
          "1.1.0": `migrations:\n  - { id: sort, ${facts} }\nsteps:\n  - { id: sort, phase: upgrade, title: Sort, run: mill sort }`,
        },
      },
      {
        product:
          "steps:\n  after:\n    - { id: sort, title: Sort, run: mill sort }",
        releases: { "1.1.0": `migrations:\n  - { id: sort, ${facts} }` },
      },
      {
        releases: {
          "1.1.0":
            "migrations:\n  - { id: sort, title: Sort the flour, runs: on-start, online: true, reversible: true }",
        },
      },
    ],
    bad: [
      {
        releases: { "1.1.0": `migrations:\n  - { id: sort, ${facts} }` },
        findings: [
          "releases/1.1.0.yaml:2 Missing step `sort`, expected one that runs this migration",
        ],
      },
      {
        releases: {
          "1.1.0": `migrations:\n  - { id: sort, ${facts} }\nsteps:\n  - { id: sort-flour, phase: upgrade, title: Sort, run: mill sort }`,
        },
        findings: [
          "releases/1.1.0.yaml:2 Missing step `sort`, expected one that runs this migration",
        ],
      },
    ],
  },
  *check(product) {
    for (const { migrations, steps } of releasesOf(product)) {
      const ids = [...product.steps, ...steps].map(({ id }) => id);
      for (const at of migrations) {
        if (at.kind !== "own" || at.runs !== "by-hand") continue;
        if (ids.includes(at.id)) continue;
        yield {
          at,
          field: "id",
          message: `Missing step \`${at.id}\`, expected one that runs this migration`,
        };
      }
    }
  },
};
