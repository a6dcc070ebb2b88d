import type { Product, Release } from "../../../release/types.ts";
import type { ProductProblem, ProductRule } from "../../product/rule.ts";

const surfaces =
  "surfaces:\n  env: { title: Environment, format: dotenv, file: .env }";

/** What `guidepost derive` guessed and nobody has looked at. */
export const unconfirmedGuess: ProductRule = {
  name: "unconfirmed-guess",
  on: "product",
  tier: "metadata",
  severity: "error",
  summary: "A derived fact waits for a person to confirm it",
  why: "A guide that renames a setting which was removed moves an operator's value to where it means something else.",
  help: "Look at the two versions: delete `confirm` where the guess is right; otherwise write a removed and an added key in place of a rename, take out what a command is `now`, or put the fact or its note right.",
  examples: {
    good: [
      {
        product: surfaces,
        releases: {
          "1.0.0": "config:\n  - { op: added, key: env/STONES }",
          "1.1.0":
            "config:\n  - { op: renamed, key: env/MILLS, was: STONES, note: Same value }",
        },
      },
      {
        product: surfaces,
        releases: {
          "1.1.0": "config:\n  - { op: removed, key: env/STONES }",
        },
      },
      {
        releases: {
          "1.0.0":
            "migrations:\n  - { tool: alembic, range: base..a1, runs: on-start, online: true, reversible: true }",
        },
      },
    ],
    bad: [
      {
        product: surfaces,
        releases: {
          "1.1.0":
            "config:\n  - { op: renamed, key: env/MILLS, was: STONES, confirm: same comment }",
        },
        findings: [
          "releases/1.1.0.yaml:2 Unexpected guess about `env/MILLS`, expected a person's word: same comment",
        ],
      },
      {
        product: surfaces,
        releases: {
          "1.1.0":
            "config:\n  - op: default-changed\n    key: env/MILLS\n    was: 1\n    now: 3\n    note: Two are enough for most\n    confirm: the note was written when `now` was 2",
        },
        findings: [
          "releases/1.1.0.yaml:7 Unexpected guess about `env/MILLS`, expected a person's word: the note was written when `now` was 2",
        ],
      },
      {
        releases: {
          "1.0.0":
            "migrations:\n  - { tool: alembic, range: base..a1, runs: on-start, online: false, reversible: true, confirm: runs and online }",
        },
        findings: [
          "releases/1.0.0.yaml:2 Unexpected guess about `base..a1`, expected a person's word: runs and online",
        ],
      },
      {
        releases: {
          "1.1.0":
            "changes:\n  - id: sieves\n    kind: breaking\n    title: Sieves\n    impact: Scripts stop\n    usages: [{ was: mill sieve, now: mill sieves }]\n    confirm: alike names",
        },
        findings: [
          "releases/1.1.0.yaml:7 Unexpected guess about `sieves`, expected a person's word: alike names",
        ],
      },
    ],
  },
  *check(product) {
    for (const release of releasesOf(product)) yield* guessesIn(release);
  },
};

function releasesOf({ releases, parts }: Product): readonly Release[] {
  return [...releases, ...parts.flatMap((part) => part.releases)];
}

function* guessesIn({
  config,
  migrations,
  changes,
}: Release): Generator<ProductProblem> {
  for (const delta of config)
    if (delta.confirm !== undefined)
      yield {
        at: delta,
        field: "confirm",
        message: message(`${delta.surface}/${delta.path}`, delta.confirm),
      };
  for (const migration of migrations) {
    if (migration.confirm === undefined) continue;
    const name =
      migration.kind === "own"
        ? migration.id
        : `${migration.after}..${migration.head}`;
    yield {
      at: migration,
      field: "confirm",
      message: message(name, migration.confirm),
    };
  }
  for (const change of changes)
    if (change.confirm !== undefined)
      yield {
        at: change,
        field: "confirm",
        message: message(change.id, change.confirm),
      };
}

function message(what: string, guess: string): string {
  return `Unexpected guess about \`${what}\`, expected a person's word: ${guess}`;
}
