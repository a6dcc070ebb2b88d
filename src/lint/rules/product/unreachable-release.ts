import {
  obstaclesOf,
  type Obstacle,
  type Terms,
} from "../../../plan/path/obstacles.ts";
import type { Track } from "../../../plan/path/track.ts";
import type { Product } from "../../../release/types.ts";
import { predecessorOf, tracksOf } from "../../product/tracks.ts";
import type { ProductRule } from "../../product/rule.ts";

/** A release that no older one may upgrade to. */
export const unreachableRelease: ProductRule = {
  name: "unreachable-release",
  on: "product",
  tier: "metadata",
  severity: "error",
  summary: "No older release may upgrade to a release",
  why: "Everybody who asks for a way to this release, or to a later one behind it, is told that there is none.",
  help: "Correct the fact that forbids the hop, or say `yanked` or `avoid` where nobody should land there.",
  examples: {
    good: [
      { releases: { "1.0.0": "", "1.1.0": 'from: ">=1.0.0"' } },
      {
        releases: {
          "1.0.0": "",
          "1.1.0": "status: { yanked: It burns the flour }",
          "1.2.0": "",
        },
      },
      {
        releases: {
          "1.0.0": "",
          "1.1.0": "",
          "1.2.0": 'risks:\n  - { from: "1.1.0", why: Stones crack }',
        },
      },
    ],
    bad: [
      {
        releases: { "1.0.0": "", "1.1.0": 'summary: Finer\nfrom: ">=1.1.0"' },
        findings: [
          "releases/1.1.0.yaml:2 Unreachable release 1.1.0, expected a way from 1.0.0: 1.1.0 upgrades from >=1.1.0 only",
        ],
      },
      {
        product: "policy: { majorsAtOnce: 1 }",
        releases: {
          "1.0.0": "",
          "2.0.0": 'risks:\n  - { from: "<2", why: Stones crack }',
        },
        findings: [
          "releases/2.0.0.yaml:2 Unreachable release 2.0.0, expected a way from 1.0.0: from 1.0.0 to 2.0.0: Stones crack",
        ],
      },
    ],
  },
  *check(product) {
    for (const track of tracksOf(product)) {
      for (const [index, release] of track.releases.entries()) {
        const { kind } = release.status;
        const nearest = predecessorOf(track, index);
        if (nearest === undefined || kind === "yanked" || kind === "avoid")
          continue;
        const obstacles = obstaclesTo(track, index, nearest, product);
        const [first] = obstacles;
        if (first === undefined || isToldElsewhere(obstacles)) continue;
        yield {
          at: release,
          field: fieldOf(first),
          message: `Unreachable release ${release.version}, expected a way from ${track.releases[nearest]?.version}: ${first.because}`,
        };
      }
    }
  },
};

/** What forbids the hop from the nearest release; empty where any older one may take it. */
function obstaclesTo(
  track: Track,
  to: number,
  nearest: number,
  product: Product,
): Obstacle[] {
  const obstacles = obstaclesOf(
    track,
    { from: nearest, to },
    terms(track, product, to),
  );
  if (obstacles.length === 0) return [];
  for (let from = to - 1; from >= 0; from -= 1) {
    const others = obstaclesOf(track, { from, to }, terms(track, product, to));
    if (others.length === 0) return [];
  }
  return obstacles;
}

/** Every question is open, and every channel is the reader's own. */
function terms({ releases }: Track, { policy }: Product, to: number): Terms {
  const channels = new Set(["stable", releases[to]?.channel ?? "stable"]);
  return { policy, answers: {}, channels, waived: new Set() };
}

/** Gaps and stranded migrations have rules of their own. */
function isToldElsewhere(obstacles: readonly Obstacle[]): boolean {
  return obstacles.some(({ kind }) =>
    ["requirement", "migration"].includes(kind),
  );
}

function fieldOf({ kind }: Obstacle): string {
  if (kind === "from") return "from";
  return kind === "risk" ? "risks" : "record";
}
