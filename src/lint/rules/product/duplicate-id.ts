import { contains, type Track } from "../../../plan/path/track.ts";
import type { Change, Product, Sourced, Step } from "../../../release/types.ts";
import { tracksOf } from "../../product/tracks.ts";
import type { ProductProblem, ProductRule } from "../../product/rule.ts";

type Named = Sourced & { readonly id: string };

/** One id for two things that a plan can hold together. */
export const duplicateId: ProductRule = {
  name: "duplicate-id",
  on: "product",
  tier: "metadata",
  severity: "error",
  summary: "Two things that stand in one guide bear the same id",
  why: "Of two changes with one id a plan keeps the last, and the reader never hears of the other; links to a step lead to its namesake.",
  help: "Give one of them another id; where it is the same change, name the other release in `introducedIn`.",
  examples: {
    good: [
      {
        releases: {
          "1.0.1":
            "changes:\n  - { id: stones, kind: breaking, title: New stones, impact: Buy them }",
          "1.1.0":
            "changes:\n  - { id: stones, kind: breaking, title: New stones, impact: Buy them, introducedIn: [1.0.1] }",
        },
      },
      {
        releases: {
          "1.0.0": "date: 2025-01-01",
          "1.0.1":
            "date: 2025-03-01\nsteps:\n  - { id: sort, phase: after, title: Sort, run: mill sort }",
          "1.1.0":
            "date: 2025-02-01\nsteps:\n  - { id: sort, phase: after, title: Sort, run: mill sort }",
        },
      },
    ],
    bad: [
      {
        releases: {
          "1.0.1":
            "changes:\n  - { id: stones, kind: breaking, title: New stones, impact: Buy them }",
          "1.1.0":
            "changes:\n  - id: stones\n    kind: breaking\n    title: Square stones\n    impact: Turn them",
        },
        findings: [
          "releases/1.1.0.yaml:2 Duplicate change `stones`, expected another id than in 1.0.1",
        ],
      },
      {
        releases: {
          "1.0.1":
            "steps:\n  - { id: sort, phase: after, title: Sort, run: mill sort }",
          "1.1.0":
            "steps:\n  - { id: sort, phase: after, title: Sort again, run: mill sort --all }",
        },
        findings: [
          "releases/1.1.0.yaml:2 Duplicate step `sort`, expected another id than in 1.0.1",
        ],
      },
      {
        product:
          "runbooks:\n  stones:\n    title: New stones\n    steps:\n      - { id: lift, title: Lift, run: mill lift }\n      - { id: lift, title: Lift again, run: mill lift }",
        findings: [
          "product.yaml:6 Duplicate step `lift`, expected another id than in the runbook `stones`",
        ],
      },
    ],
  },
  *check(product) {
    for (const track of tracksOf(product)) {
      yield* twins(track, "change", ({ changes }) => changes, isSameChange);
      yield* twins(track, "step", ({ steps }) => steps, isNeverSame);
    }
    yield* inRunbooks(product);
  },
};

type OfRelease<T> = (release: Track["releases"][number]) => readonly T[];

/** Things of a release whose id an older release has that it contains. */
function* twins<T extends Named>(
  track: Track,
  what: string,
  read: OfRelease<T>,
  isSame: (one: T, other: T) => boolean,
): Generator<ProductProblem> {
  const seen = new Map<string, { at: T; index: number; version: string }[]>();
  for (const [index, release] of track.releases.entries()) {
    for (const at of read(release)) {
      const before = seen.get(at.id) ?? [];
      const twin = before.find(
        (other) => contains(track, index, other.index) && !isSame(at, other.at),
      );
      const { version } = release;
      seen.set(at.id, [...before, { at, index, version }]);
      if (twin === undefined) continue;
      const where =
        twin.version === version ? "the one above" : `in ${twin.version}`;
      yield {
        at,
        field: "id",
        message: `Duplicate ${what} \`${at.id}\`, expected another id than ${where}`,
        related: [{ at: twin.at, field: "id", message: "The other is here" }],
      };
    }
  }
}

/** A backport names the release that has the change, too. */
function isSameChange(one: Change, other: Change): boolean {
  return (
    one.introducedIn.some((version) => other.introducedIn.includes(version)) &&
    one.origin.file !== other.origin.file
  );
}

function isNeverSame(): boolean {
  return false;
}

function* inRunbooks({ runbooks }: Product): Generator<ProductProblem> {
  for (const { id, steps } of runbooks) {
    const seen = new Map<string, Step>();
    for (const at of steps) {
      const twin = seen.get(at.id);
      seen.set(at.id, at);
      if (twin === undefined) continue;
      yield {
        at,
        field: "id",
        message: `Duplicate step \`${at.id}\`, expected another id than in the runbook \`${id}\``,
        related: [{ at: twin, field: "id", message: "The other is here" }],
      };
    }
  }
}
