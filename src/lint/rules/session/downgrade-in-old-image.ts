import { type Call, callsOf, isBehind, told } from "../../queries/calls.ts";
import {
  type Migration,
  type Renewal,
  renews,
  migrationsOf,
  renewalOf,
  returnOf,
} from "../../queries/data/migrations.ts";
import { isOlder, migrationJobsOf } from "../../queries/data/migration-jobs.ts";
import type { Problem } from "../../finding.ts";
import type { Page, Rule } from "../../rule.ts";
import { isWayBack, procedureOf } from "../../queries/sequences.ts";

/** A migration taken back inside a container that no longer holds it. */
export const downgradeInOldImage: Rule = {
  name: "downgrade-in-old-image",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: [],
  summary: "A migration is taken back in an image that does not hold it",
  why: "The old image cannot find the revision that the database is at, so the way back ends half way: old code on the new schema.",
  help: "Take the migration back while the new image still runs, then go back to the old one.",
  examples: {
    good: [
      '```bash\nkubectl apply -f - <<EOF\nkind: Job\nmetadata:\n  name: up\nspec:\n  template:\n    spec:\n      containers:\n      - image: vets/web:v2.0.0\n        command: ["alembic", "upgrade", "x"]\nEOF\n```\n\n```bash\nkubectl apply -f - <<EOF\nkind: Job\nmetadata:\n  name: down\nspec:\n  template:\n    spec:\n      containers:\n      - image: vets/web:v2.0.0\n        command: ["alembic", "downgrade", "x"]\nEOF\n```\n',
      '# From 1.8 to 1.9\n\n```bash\nkubectl apply -f - <<EOF\nkind: Job\nmetadata:\n  name: up\nspec:\n  template:\n    spec:\n      containers:\n      - image: vets/web:v1.9.0\n        command: ["alembic", "upgrade", "x"]\nEOF\n```\n\n```bash\nkubectl apply -f - <<EOF\nkind: Job\nmetadata:\n  name: down\nspec:\n  template:\n    spec:\n      containers:\n      - image: vets/web:v1.9.0\n        command: ["alembic", "downgrade", "x"]\nEOF\n```\n\n# From 1.9 to 2.0\n\n```bash\nkubectl apply -f - <<EOF\nkind: Job\nmetadata:\n  name: up\nspec:\n  template:\n    spec:\n      containers:\n      - image: vets/web:v2.0.0\n        command: ["alembic", "upgrade", "x"]\nEOF\n```\n',
      "```bash\nkubectl exec deploy/vets -- alembic downgrade -1\nhelm rollback vets\n```\n",
      "```bash\nkubectl rollout undo deploy/frontend\nkubectl exec deploy/backend -- alembic downgrade -1\n```\n",
      "# Rollback\n\n```bash\ndocker compose run --rm web rails db:rollback\ngit checkout v1\ndocker compose up -d --build\n```\n",
      "# Rollback\n\n## Quick\n\n```bash\nhelm rollback vets\n```\n\n## Full\n\n```bash\nkubectl exec deploy/vets -- alembic downgrade -1\nhelm rollback vets\n```\n",
      "```bash\nhelm rollback vets\nkubectl exec db-0 -- psql vets -c 'select 1'\n```\n",
      "# Rollback\n\n```bash\ndocker compose up -d web\nWEB_TAG=v2 docker compose run --rm web rails db:rollback\n```\n",
    ],
    bad: [
      {
        markdown:
          '```bash\nkubectl apply -f - <<EOF\nkind: Job\nmetadata:\n  name: up\nspec:\n  template:\n    spec:\n      containers:\n      - image: vets/web:v2.0.0\n        command: ["alembic", "upgrade", "x"]\nEOF\n```\n\n```bash\nkubectl apply -f - <<EOF\nkind: Job\nmetadata:\n  name: down\nspec:\n  template:\n    spec:\n      containers:\n      - image: vets/web:v1.9.0\n        command: ["alembic", "downgrade", "x"]\nEOF\n```\n',
        findings: [
          "24:7 Unexpected downgrade in image `v1.9.0`, expected `v2.0.0`: the old image does not hold the migration to take back",
        ],
      },
      {
        markdown:
          "# Rollback\n\n## 1. Chart\n\n```bash\nhelm rollback vets -n vets\n```\n\n## 2. Database\n\n```bash\nkubectl exec vets-0 -- alembic downgrade -1\n```\n",
        findings: [
          "12:1 Unexpected downgrade after `helm rollback`, expected it before: the old image does not hold the migration to take back",
        ],
      },
      {
        markdown:
          "```bash\nkubectl rollout undo deployment/web\nkubectl exec deployment/web -- bundle exec rails db:rollback\n```\n",
        findings: [
          "3:1 Unexpected downgrade after `kubectl rollout undo`, expected it before: the old image does not hold the migration to take back",
        ],
      },
      {
        markdown:
          "# Rollback\n\n```bash\ngit checkout v1\ndocker compose up -d --build\ndocker compose exec web php artisan migrate:rollback\n```\n",
        findings: [
          "6:1 Unexpected downgrade after `up --build`, expected it before: the old image does not hold the migration to take back",
        ],
      },
    ],
  },
  *check(page) {
    yield* inJobs(page);
    const calls = callsOf(page);
    const returns = calls.flatMap((call) => returnIn(page, call) ?? []);
    for (const migration of migrationsOf(page, "down")) {
      const { place } = migration.typed;
      const early = returns.find(
        (back) =>
          (back.does === "both" || !migration.running) &&
          isBehind(place, back.call.place) &&
          isOneProcedure(back, migration, page) &&
          renews(back, migration),
      );
      if (!early || hasOwnValue(migration, page)) continue;
      yield {
        place,
        evidence: "heuristic",
        message: `Unexpected downgrade after \`${early.told}\`, expected it before: the old image does not hold the migration to take back`,
        related: [
          {
            place: early.call.place,
            message: `\`${told(migration.machine)}\` gets the old image here`,
          },
        ],
      };
    }
  },
};

/** A job of the version that the page migrated from, further up. */
function* inJobs(page: Page): Generator<Problem> {
  const jobs = migrationJobsOf(page);
  for (const job of jobs.filter(({ direction }) => direction === "down")) {
    const made = jobs.find(
      ({ direction, repository, tag, place }) =>
        direction === "up" &&
        isBehind(job.place, place) &&
        repository === job.repository &&
        isOlder(job.tag, tag),
    );
    if (!made) continue;
    yield {
      place: job.place,
      evidence: "heuristic",
      message: `Unexpected downgrade in image \`${job.tag}\`, expected \`${made.tag}\`: the old image does not hold the migration to take back`,
      related: [
        { place: made.place, message: `\`${made.tag}\` migrates here` },
      ],
    };
  }
}

/** Under a heading of the way back, a new image is the old one. */
function returnIn({ blocks }: Page, call: Call): Renewal | undefined {
  const block = blocks[call.place.block];
  return (
    returnOf(call) ?? (block && isWayBack(block) ? renewalOf(call) : undefined)
  );
}

/** `TAG=v2 docker compose run`: which image it is, the value may say. */
function hasOwnValue(
  { typed: { place }, running }: Migration,
  { blocks }: Page,
): boolean {
  const script = blocks[place.block]?.script.content ?? "";
  return !running && /^[A-Za-z_]\w*=/.test(script.slice(place.start));
}

function isOneProcedure(
  { call }: Renewal,
  { typed }: Migration,
  { blocks }: Page,
): boolean {
  const [one, other] = [blocks[call.place.block], blocks[typed.place.block]];
  return (
    one !== undefined &&
    other !== undefined &&
    procedureOf(one) === procedureOf(other)
  );
}
