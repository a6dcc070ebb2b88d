import { lineOf } from "../../../versions.ts";
import { tracksOf } from "../../product/tracks.ts";
import type { ProductRule } from "../../product/rule.ts";

/** A release that is older than the one before it. */
export const backdatedRelease: ProductRule = {
  name: "backdated-release",
  on: "product",
  tier: "metadata",
  severity: "error",
  summary: "A release is older than its predecessor in the same minor line",
  why: "Dates tell what a release contains: with a wrong one a plan leaves out changes that the reader gets.",
  help: "Correct the date of one of the two.",
  examples: {
    good: [
      {
        releases: { "1.0.0": "date: 2025-01-01", "1.0.1": "date: 2025-01-01" },
      },
      {
        releases: {
          "1.0.0": "date: 2025-01-01",
          "1.0.1": "date: 2025-06-01",
          "1.1.0": "date: 2025-03-01",
        },
      },
    ],
    bad: [
      {
        releases: { "1.0.0": "date: 2025-06-01", "1.0.1": "date: 2025-01-01" },
        findings: [
          "releases/1.0.1.yaml:1 Unexpected date 2025-01-01 of 1.0.1, expected 2025-06-01 or later, the date of 1.0.0",
        ],
      },
      {
        releases: {
          "1.1.0-rc.1": "date: 2025-06-01",
          "1.1.0": "summary: Finer flour\ndate: 2025-05-01",
        },
        findings: [
          "releases/1.1.0.yaml:2 Unexpected date 2025-05-01 of 1.1.0, expected 2025-06-01 or later, the date of 1.1.0-rc.1",
        ],
      },
    ],
  },
  *check(product) {
    for (const { releases } of tracksOf(product)) {
      for (const [index, release] of releases.entries()) {
        const before = releases[index - 1];
        if (!before || lineOf(before.version) !== lineOf(release.version))
          continue;
        if (release.date >= before.date) continue;
        yield {
          at: release,
          field: "date",
          message: `Unexpected date ${release.date} of ${release.version}, expected ${before.date} or later, the date of ${before.version}`,
          related: [{ at: before, field: "date", message: "It is here" }],
        };
      }
    }
  },
};
