import { isCovered } from "../../../plan/path/track.ts";
import { compareVersions } from "../../../versions.ts";
import { tracksOf } from "../../product/tracks.ts";
import type { ProductRule } from "../../product/rule.ts";

const facts = "runs: by-hand, online: true, reversible: true";

/** A migration that its own release cannot run. */
export const strandedMigration: ProductRule = {
  name: "stranded-migration",
  on: "product",
  tier: "metadata",
  severity: "error",
  summary: "A migration leaves its own release out",
  why: "The planner lands where the code of the migration is; by these facts it is never where the migration belongs.",
  help: "Let `carriedIn` begin with the release that brings the migration, and `finishBefore` be a later one.",
  examples: {
    good: [
      {
        releases: {
          "0.18.0": `migrations:\n  - { tool: alembic, range: aaa..bbb, carriedIn: ">=0.18 <0.20", finishBefore: 0.20.0, ${facts} }`,
        },
      },
      {
        releases: {
          "0.18.0": `migrations:\n  - { tool: alembic, range: aaa..bbb, ${facts} }`,
        },
      },
    ],
    bad: [
      {
        releases: {
          "0.18.0": `migrations:\n  - { tool: alembic, range: aaa..bbb, carriedIn: ">=0.19 <0.21", ${facts} }`,
        },
        findings: [
          "releases/0.18.0.yaml:2 Unexpected `carriedIn` >=0.19 <0.21, expected a range with 0.18.0, which brings the migration",
        ],
      },
      {
        releases: {
          "0.18.0": `migrations:\n  - { tool: alembic, range: aaa..bbb, finishBefore: 0.18.0, ${facts} }`,
        },
        findings: [
          "releases/0.18.0.yaml:2 Unexpected `finishBefore` 0.18.0, expected a release after 0.18.0, which brings the migration",
        ],
      },
    ],
  },
  *check(product) {
    for (const track of tracksOf(product)) {
      for (const [index, { version, migrations }] of track.releases.entries()) {
        for (const at of migrations) {
          const { carriedIn, finishBefore } = at;
          if (carriedIn !== undefined && !isCovered(track, carriedIn, index))
            yield {
              at,
              field: "carriedIn",
              message: `Unexpected \`carriedIn\` ${carriedIn}, expected a range with ${version}, which brings the migration`,
            };
          if (
            finishBefore !== undefined &&
            compareVersions(finishBefore, version) <= 0
          )
            yield {
              at,
              field: "finishBefore",
              message: `Unexpected \`finishBefore\` ${finishBefore}, expected a release after ${version}, which brings the migration`,
            };
        }
      }
    }
  },
};
