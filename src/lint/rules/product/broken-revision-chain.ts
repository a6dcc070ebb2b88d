import { contains, type Track } from "../../../plan/path/track.ts";
import type { Migration, Release } from "../../../release/types.ts";
import { tracksOf } from "../../product/tracks.ts";
import type { ProductRule } from "../../product/rule.ts";

type Revisions = Extract<Migration, { kind: "revisions" }>;

const facts = "runs: on-start, online: true, reversible: true";

/** Revisions that do not go on where the release before stopped. */
export const brokenRevisionChain: ProductRule = {
  name: "broken-revision-chain",
  on: "product",
  tier: "metadata",
  severity: "error",
  summary: "A migration does not begin where the release before it ended",
  why: "A rollback to the release before names a revision that its database never had, and the downgrade stops there.",
  help: "Write the head of the release before on the left of `..`, or add the migrations that are missing.",
  examples: {
    good: [
      {
        releases: {
          "1.0.0": `migrations:\n  - { tool: alembic, range: base..aaa, ${facts} }`,
          "1.1.0": `migrations:\n  - { tool: alembic, range: aaa..bbb, ${facts} }`,
        },
      },
      {
        releases: {
          "1.0.0": `migrations:\n  - { tool: alembic, range: base..aaa, ${facts} }`,
          "1.1.0": `migrations:\n  - { tool: flyway, range: 1..2, ${facts} }`,
          "1.2.0": `migrations:\n  - { tool: alembic, range: aaa..bbb, ${facts} }\n  - { tool: alembic, range: bbb..ccc, ${facts} }`,
        },
      },
      {
        releases: {
          "1.0.0": `date: 2025-01-01\nmigrations:\n  - { tool: alembic, range: base..aaa, ${facts} }`,
          "1.0.1": `date: 2025-03-01\nmigrations:\n  - { tool: alembic, range: aaa..fix, ${facts} }`,
          "1.1.0": `date: 2025-02-01\nmigrations:\n  - { tool: alembic, range: aaa..bbb, ${facts} }`,
        },
      },
    ],
    bad: [
      {
        releases: {
          "1.0.0": `migrations:\n  - { tool: alembic, range: base..aaa, ${facts} }`,
          "1.1.0": `migrations:\n  - { tool: alembic, range: abc..bbb, ${facts} }`,
        },
        findings: [
          "releases/1.1.0.yaml:2 Unexpected revision `abc` of alembic, expected `aaa`, the head of 1.0.0",
        ],
      },
      {
        releases: {
          "1.0.0": `migrations:\n  - { tool: alembic, range: base..aaa, ${facts} }`,
          "1.1.0": `migrations:\n  - { tool: alembic, range: aaa..bbb, ${facts} }`,
          "1.2.0": `migrations:\n  - { tool: alembic, range: aaa..ccc, ${facts} }`,
        },
        findings: [
          "releases/1.2.0.yaml:2 Unexpected revision `aaa` of alembic, expected `bbb`, the head of 1.1.0",
        ],
      },
    ],
  },
  *check(product) {
    for (const track of tracksOf(product)) {
      for (const [index, release] of track.releases.entries()) {
        for (const migration of release.migrations) {
          if (migration.kind !== "revisions") continue;
          const before = headBefore(track, index, migration);
          if (!before || before.migration.head === migration.after) continue;
          const { head } = before.migration;
          yield {
            at: migration,
            field: "range",
            message: `Unexpected revision \`${migration.after}\` of ${migration.tool}, expected \`${head}\`, the head of ${before.release.version}`,
            related: [
              { at: before.migration, field: "range", message: "It is here" },
            ],
          };
        }
      }
    }
  },
};

interface Head {
  readonly release: Release;
  readonly migration: Revisions;
}

/** The last migration of the same tool that the release has behind it. */
function headBefore(
  track: Track,
  index: number,
  migration: Revisions,
): Head | undefined {
  for (let before = index; before >= 0; before -= 1) {
    const release = track.releases[before];
    if (!release || !contains(track, index, before)) continue;
    const same = release.migrations.filter(
      (other): other is Revisions =>
        other.kind === "revisions" && other.tool === migration.tool,
    );
    const found =
      before === index ? same[same.indexOf(migration) - 1] : same.at(-1);
    if (found) return { release, migration: found };
  }
  return undefined;
}
