import { compareVersions } from "../../../versions.ts";
import { releasesOf } from "../../product/shell-texts.ts";
import type { ProductRule } from "../../product/rule.ts";

/** A replacement that is not there when its users are told to take it. */
export const lateReplacement: ProductRule = {
  name: "late-replacement",
  on: "product",
  tier: "metadata",
  severity: "error",
  summary: "What replaces a deprecated thing comes too late",
  why: "Who wants to follow the advice finds that their version does not have the replacement yet; where the old one goes first, nothing works in between.",
  help: "Deprecate when the replacement is out, and plan the removal for a later release.",
  examples: {
    good: [
      {
        releases: {
          "1.2.0":
            "deprecated:\n  - { subject: mill grind, removed: 2.0.0, instead: mill run, insteadSince: 1.1.0 }",
        },
      },
      {
        releases: {
          "1.2.0":
            "deprecated:\n  - { subject: mill grind, instead: mill run, insteadSince: 1.2.0 }",
        },
      },
    ],
    bad: [
      {
        releases: {
          "1.2.0":
            "deprecated:\n  - { subject: mill grind, removed: 1.4.0, instead: mill run, insteadSince: 1.4.0 }",
        },
        findings: [
          "releases/1.2.0.yaml:2 Unexpected `insteadSince` 1.4.0, expected a release before 1.4.0, which removes `mill grind`",
        ],
      },
      {
        releases: {
          "1.2.0":
            "deprecated:\n  - subject: mill grind\n    removed: 2.0.0\n    instead: mill run\n    insteadSince: 1.3.0",
        },
        findings: [
          "releases/1.2.0.yaml:5 Unexpected `insteadSince` 1.3.0, expected 1.2.0 or earlier, where `mill grind` is deprecated",
        ],
      },
    ],
  },
  *check(product) {
    for (const { version, deprecated } of releasesOf(product)) {
      for (const at of deprecated) {
        const { subject, removed, insteadSince } = at;
        if (insteadSince === undefined) continue;
        const since = `Unexpected \`insteadSince\` ${insteadSince}, expected`;
        if (
          removed !== undefined &&
          compareVersions(insteadSince, removed) >= 0
        )
          yield {
            at,
            field: "insteadSince",
            message: `${since} a release before ${removed}, which removes \`${subject}\``,
          };
        else if (compareVersions(insteadSince, version) > 0)
          yield {
            at,
            field: "insteadSince",
            message: `${since} ${version} or earlier, where \`${subject}\` is deprecated`,
            evidence: "heuristic",
          };
      }
    }
  },
};
