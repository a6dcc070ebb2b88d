import type { Track } from "../../../plan/path/track.ts";
import type { Change, Release, Sourced } from "../../../release/types.ts";
import { compareVersions, type Version } from "../../../versions.ts";
import { tracksOf } from "../../product/tracks.ts";
import type { ProductProblem, ProductRule } from "../../product/rule.ts";

/** A version that was never released, or cannot be meant. */
export const unknownVersion: ProductRule = {
  name: "unknown-version",
  on: "product",
  tier: "metadata",
  severity: "error",
  summary:
    "A version is named between the releases, and there is no such release",
  why: "A backport or a fix that names the wrong release is never found: the plan leads readers past it, or tells them twice.",
  help: "Name a release that has a file; versions older than the first or newer than the last are left alone where they can be meant.",
  examples: {
    good: [
      {
        releases: {
          "1.0.0": "",
          "1.0.1": "",
          "1.1.0":
            "changes:\n  - { id: stones, kind: breaking, title: New stones, impact: Buy them, introducedIn: [1.0.1, 0.9.9], requiredBy: 2.0.0 }",
        },
      },
      {
        releases: {
          "1.0.0": "status: { avoid: It burns the flour, fixedIn: 1.0.1 }",
          "1.0.1": "",
        },
      },
    ],
    bad: [
      {
        releases: {
          "1.0.0": "",
          "1.0.1": "",
          "1.1.0":
            "changes:\n  - id: stones\n    kind: breaking\n    title: New stones\n    impact: Buy them\n    introducedIn: [1.0.2]",
        },
        findings: [
          "releases/1.1.0.yaml:6 Unknown version 1.0.2, expected a release: its neighbours are 1.0.1 and 1.1.0",
        ],
      },
      {
        releases: {
          "1.0.0": "status: { avoid: It burns the flour, fixedIn: 1.0.1 }",
          "1.1.0": "",
        },
        findings: [
          "releases/1.0.0.yaml:1 Unknown version 1.0.1, expected a release: its neighbours are 1.0.0 and 1.1.0",
        ],
      },
      {
        releases: {
          "1.0.0": "",
          "1.1.0":
            'risks:\n  - { from: "1.0.0", why: Stones crack, fixedIn: 1.1.0 }',
        },
        findings: [
          "releases/1.1.0.yaml:2 Unexpected `fixedIn` 1.1.0, expected a release after 1.1.0, which has the fault",
        ],
      },
    ],
  },
  *check(product) {
    for (const track of tracksOf(product)) {
      for (const release of track.releases) {
        yield* ofFaults(track, release);
        for (const change of release.changes) yield* ofChange(track, change);
      }
    }
  },
};

/** `fixedIn` of a release to avoid, and of a hop that goes wrong. */
function* ofFaults(track: Track, release: Release): Generator<ProductProblem> {
  const { status, risks, version } = release;
  const faults: { at: Sourced; field: string; fixedIn?: Version }[] = [
    ...("fixedIn" in status
      ? [{ at: release, field: "status", fixedIn: status.fixedIn }]
      : []),
    ...risks.map((at) => ({ at, field: "fixedIn", ...fixOf(at) })),
  ];
  for (const { at, field, fixedIn } of faults) {
    if (fixedIn === undefined) continue;
    if (compareVersions(fixedIn, version) <= 0) {
      const message = `Unexpected \`fixedIn\` ${fixedIn}, expected a release after ${version}, which has the fault`;
      yield { at, field, message };
    } else if (isGap(track, fixedIn)) {
      yield { at, field, message: gapMessage(track, fixedIn) };
    }
  }
}

function fixOf({ fixedIn }: { readonly fixedIn?: Version }) {
  return fixedIn === undefined ? {} : { fixedIn };
}

function* ofChange(track: Track, at: Change): Generator<ProductProblem> {
  const { introducedIn, possibleFrom, requiredBy, optOut } = at;
  const newest = track.releases.at(-1)?.version ?? "";
  for (const version of introducedIn) {
    if (isGap(track, version))
      yield { at, field: "introducedIn", message: gapMessage(track, version) };
    else if (compareVersions(version, newest) > 0)
      yield {
        at,
        field: "introducedIn",
        message: `Unknown version ${version}, expected a release: the newest is ${newest}`,
      };
  }
  // Plans: the release may have been given another number.
  const planned = { possibleFrom, requiredBy, optOut: optOut?.until };
  for (const [field, version] of Object.entries(planned)) {
    if (version === undefined || !isGap(track, version)) continue;
    const message = gapMessage(track, version);
    yield { at, field, message, evidence: "heuristic" };
  }
}

/** Older than the newest release, newer than the oldest, and not a release. */
function isGap({ indexOf, releases }: Track, version: Version): boolean {
  const [oldest, newest] = [releases[0], releases.at(-1)];
  if (indexOf.has(version) || !oldest || !newest) return false;
  return (
    compareVersions(version, oldest.version) > 0 &&
    compareVersions(version, newest.version) < 0
  );
}

function gapMessage({ releases }: Track, version: Version): string {
  const versions = releases.map((release) => release.version);
  const above = versions.find((other) => compareVersions(other, version) > 0);
  const below = versions.findLast(
    (other) => compareVersions(other, version) < 0,
  );
  return `Unknown version ${version}, expected a release: its neighbours are ${below} and ${above}`;
}
