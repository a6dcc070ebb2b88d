import { pathsGone } from "../../../plan/delta-paths.ts";
import { contains, type Track } from "../../../plan/path/track.ts";
import type { Deprecation, Release } from "../../../release/types.ts";
import { compareVersions, type Version } from "../../../versions.ts";
import { keysAtEnd } from "../../product/keys.ts";
import { tracksOf } from "../../product/tracks.ts";
import type { ProductProblem, ProductRule } from "../../product/rule.ts";

const surfaces =
  "surfaces:\n  env: { title: Environment, format: dotenv, file: .env }";

/** The version that should have removed something is out, and removed nothing. */
export const overdueDeprecation: ProductRule = {
  name: "overdue-deprecation",
  on: "product",
  tier: "metadata",
  severity: "warning",
  summary:
    "The version that was to remove something is out, and the removal is not in it",
  why: "Either the removal happened and the reader is not told, or readers hurry for a date that has passed.",
  help: "Write down the removal, or deprecate again with a later version.",
  examples: {
    good: [
      {
        product: surfaces,
        releases: {
          "1.0.0":
            "config:\n  - { op: deprecated, key: env/SIEVE, removed: 1.1.0 }",
          "1.1.0": "config:\n  - { op: removed, key: env/SIEVE }",
        },
      },
      {
        releases: {
          "1.0.0":
            "deprecated:\n  - { subject: mill grind, removed: 1.1.0, instead: mill run }",
          "1.1.0":
            "changes:\n  - { id: grind, kind: breaking, title: The old command is gone, impact: Scripts stop }",
        },
      },
      {
        releases: {
          "1.0.0":
            "deprecated:\n  - { subject: mill grind, removed: 1.1.0, instead: mill run }",
          "1.1.0":
            "deprecated:\n  - { subject: mill grind, removed: 2.0.0, instead: mill run }",
        },
      },
    ],
    bad: [
      {
        product: surfaces,
        releases: {
          "1.0.0":
            "config:\n  - { op: deprecated, key: env/SIEVE, removed: 1.1.0 }",
          "1.1.0": "",
        },
        findings: [
          "releases/1.0.0.yaml:2 Unexpected `removed` 1.1.0, expected a later version: 1.1.0 is out and still has `SIEVE`",
        ],
      },
      {
        releases: {
          "1.0.0":
            "deprecated:\n  - subject: mill grind\n    removed: 1.1.0\n    instead: mill run",
          "1.2.0": "",
        },
        findings: [
          "releases/1.0.0.yaml:3 Unexpected `removed` 1.1.0, expected a later version: 1.2.0 is out and breaks nothing",
        ],
      },
    ],
  },
  *check(product) {
    for (const track of tracksOf(product)) {
      yield* keysLeft(track);
      yield* subjectsLeft(track);
    }
  },
};

function* keysLeft(track: Track): Generator<ProductProblem> {
  for (const { isThere, deprecated } of keysAtEnd(track).values()) {
    const delta = deprecated?.delta;
    if (!isThere || delta?.op !== "deprecated" || !delta.removed) continue;
    const reached = firstFrom(track, delta.removed);
    if (reached === undefined) continue;
    yield {
      at: delta,
      field: "removed",
      message: `Unexpected \`removed\` ${delta.removed}, expected a later version: ${reached.version} is out and still has \`${delta.path}\``,
    };
  }
}

/** Of a subject in words nobody can tell which change removes it: any break will do. */
function* subjectsLeft(track: Track): Generator<ProductProblem> {
  for (const [index, { deprecated }] of track.releases.entries()) {
    for (const at of deprecated) {
      const { removed, subject } = at;
      if (removed === undefined) continue;
      const reached = firstFrom(track, removed);
      const later = track.releases.filter(
        (_, other) => other > index && contains(track, other, index),
      );
      if (reached === undefined || !later.includes(reached)) continue;
      if (later.some((release) => settles(release, subject))) continue;
      yield {
        at,
        field: "removed",
        message: `Unexpected \`removed\` ${removed}, expected a later version: ${reached.version} is out and breaks nothing`,
      };
    }
  }
}

/** Whether a release may have removed a subject, or deprecates it again. */
function settles(
  { changes, config, deprecated }: Release,
  subject: Deprecation["subject"],
): boolean {
  return (
    changes.some(({ kind }) => kind === "breaking") ||
    config.some((delta) => pathsGone(delta).length > 0) ||
    deprecated.some((again) => again.subject === subject)
  );
}

/** A pre-release of the version removes nothing yet. */
function firstFrom({ releases }: Track, version: Version): Release | undefined {
  return releases.find(
    (release) => compareVersions(release.version, version) >= 0,
  );
}
