import { tracksOf } from "../../product/tracks.ts";
import type { ProductRule } from "../../product/rule.ts";

/** A release that leaves open whether it deprecates something. */
export const silentDeprecations: ProductRule = {
  name: "silent-deprecations",
  on: "product",
  tier: "metadata",
  severity: "info",
  summary:
    "A release says neither what it deprecates nor that it deprecates nothing",
  why: "Absence of data is not absence of change: the reader cannot tell whether nobody looked.",
  help: "List what the release deprecates, or write `deprecated: none`.",
  examples: {
    good: [
      { releases: { "1.0.0": "", "1.1.0": "deprecated: none" } },
      {
        releases: {
          "1.0.0": "",
          "1.1.0":
            "deprecated:\n  - { subject: mill grind, instead: mill run }",
        },
      },
    ],
    bad: [
      {
        releases: { "1.0.0": "", "1.1.0": "summary: Finer flour" },
        findings: [
          "releases/1.1.0.yaml:1 Missing `deprecated` of 1.1.0, expected a list or `none`",
        ],
      },
      {
        releases: {
          "1.0.0": "",
          "1.0.1": "deprecated: none",
          "1.1.0": "highlights: [Finer flour]",
        },
        findings: [
          "releases/1.1.0.yaml:1 Missing `deprecated` of 1.1.0, expected a list or `none`",
        ],
      },
    ],
  },
  *check(product) {
    for (const { releases } of tracksOf(product)) {
      // No guide leads to the first release there is.
      for (const release of releases.slice(1)) {
        const { config, version, statesDeprecations } = release;
        if (statesDeprecations) continue;
        if (config.some(({ op }) => op === "deprecated")) continue;
        yield {
          at: release,
          message: `Missing \`deprecated\` of ${version}, expected a list or \`none\``,
        };
      }
    }
  },
};
