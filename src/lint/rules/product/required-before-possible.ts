import { compareVersions } from "../../../versions.ts";
import { releasesOf } from "../../product/shell-texts.ts";
import type { ProductRule } from "../../product/rule.ts";

/** A change that is insisted on before one can prepare for it. */
export const requiredBeforePossible: ProductRule = {
  name: "required-before-possible",
  on: "product",
  tier: "metadata",
  severity: "error",
  summary: "A change is required before it is possible",
  why: "No release gives the time to prepare: the one that insists comes before the one that allows it.",
  help: "Let `possibleFrom` be the first release that allows the change, and `requiredBy` a later one.",
  examples: {
    good: [
      {
        releases: {
          "1.2.0":
            "changes:\n  - { id: stones, kind: breaking, title: New stones, impact: Buy them, possibleFrom: 1.2.0, requiredBy: 1.4.0 }",
        },
      },
      {
        releases: {
          "1.2.0":
            "changes:\n  - { id: stones, kind: breaking, title: New stones, impact: Buy them, possibleFrom: 1.2.0, requiredBy: 1.2.0 }",
        },
      },
    ],
    bad: [
      {
        releases: {
          "1.2.0":
            "changes:\n  - id: stones\n    kind: breaking\n    title: New stones\n    impact: Buy them\n    possibleFrom: 1.4.0\n    requiredBy: 1.3.0",
        },
        findings: [
          "releases/1.2.0.yaml:7 Unexpected `requiredBy` 1.3.0, expected 1.4.0 or later, from which it is possible",
        ],
      },
      {
        releases: {
          "2.0.0":
            "changes:\n  - { id: stones, kind: behaviour, title: New stones, impact: Buy them, possibleFrom: 2.0.0, requiredBy: 2.0.0-rc.1 }",
        },
        findings: [
          "releases/2.0.0.yaml:2 Unexpected `requiredBy` 2.0.0-rc.1, expected 2.0.0 or later, from which it is possible",
        ],
      },
    ],
  },
  *check(product) {
    for (const change of releasesOf(product).flatMap(
      ({ changes }) => changes,
    )) {
      const { possibleFrom, requiredBy } = change;
      if (possibleFrom === undefined || requiredBy === undefined) continue;
      if (compareVersions(requiredBy, possibleFrom) >= 0) continue;
      yield {
        at: change,
        field: "requiredBy",
        message: `Unexpected \`requiredBy\` ${requiredBy}, expected ${possibleFrom} or later, from which it is possible`,
      };
    }
  },
};
