import { rangesOverlap } from "../../../versions.ts";
import { predecessorOf, tracksOf } from "../../product/tracks.ts";
import type { ProductRule } from "../../product/rule.ts";

/** No version of something of others serves a release and the one before it. */
export const requirementGap: ProductRule = {
  name: "requirement-gap",
  on: "product",
  tier: "metadata",
  severity: "error",
  summary:
    "A release and the one before it need different versions of the same thing",
  why: "At the moment of switching one version must serve both; where none does, there is no way to the release.",
  help: "Release a version in between that works with both ranges, or widen the range that is too narrow.",
  examples: {
    good: [
      {
        releases: {
          "1.0.0": 'requires:\n  PostgreSQL: { range: ">=13 <15" }',
          "1.1.0": 'requires:\n  PostgreSQL: { range: ">=14 <17" }',
        },
      },
      {
        releases: {
          "1.0.0": 'requires:\n  PostgreSQL: { range: ">=13 <15" }',
          "1.1.0": 'requires:\n  Redis: { range: ">=7" }',
        },
      },
    ],
    bad: [
      {
        releases: {
          "1.0.0": 'requires:\n  PostgreSQL: { range: ">=12 <14" }',
          "1.1.0": 'requires:\n  PostgreSQL: { range: ">=14 <17" }',
        },
        findings: [
          "releases/1.1.0.yaml:2 Unexpected PostgreSQL >=14 <17, expected a range that overlaps >=12 <14 of 1.0.0",
        ],
      },
      {
        releases: {
          "1.0.0": 'requires:\n  PostgreSQL: { range: "13" }',
          "1.1.0": "coverage: {}",
          "1.2.0":
            'requires:\n  Redis: { range: "7" }\n  PostgreSQL:\n    range: ">=14"',
        },
        findings: [
          "releases/1.2.0.yaml:4 Unexpected PostgreSQL >=14, expected a range that overlaps 13 of 1.1.0",
        ],
      },
    ],
  },
  *check(product) {
    for (const track of tracksOf(product)) {
      for (const [index, { requires }] of track.releases.entries()) {
        const before = predecessorOf(track, index);
        if (before === undefined) continue;
        for (const at of requires) {
          const old = track.requirements[before]?.get(at.name);
          if (old === undefined || rangesOverlap(old.range, at.range)) continue;
          yield {
            at,
            field: "range",
            message: `Unexpected ${at.name} ${at.range}, expected a range that overlaps ${old.range} of ${track.releases[before]?.version}`,
            related: [{ at: old, field: "range", message: "It is here" }],
          };
        }
      }
    }
  },
};
