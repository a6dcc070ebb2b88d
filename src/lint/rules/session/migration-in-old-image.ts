import { type Call, callsOf, isBehind, told } from "../../queries/calls.ts";
import {
  type Migration,
  type Renewal,
  mayBeRenewal,
  mayRenew,
  renews,
  migrationsOf,
  renewalOf,
} from "../../queries/data/migrations.ts";
import type { Page, Rule } from "../../rule.ts";
import { isWayBack, procedureOf } from "../../queries/sequences.ts";

/** A migration inside a container that gets the new image only afterwards. */
export const migrationInOldImage: Rule = {
  name: "migration-in-old-image",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: [],
  summary: "A migration runs in the image from before the upgrade",
  why: "The old image does not hold the new migrations: the command says that all is done, and the new version meets an old schema.",
  help: "Build or pull the new image first, run the migration in it, and start the services after that.",
  examples: {
    good: [
      "```bash\ndocker compose build web\ndocker compose run --rm web bundle exec rails db:migrate\ndocker compose up -d web\n```\n",
      "```bash\nhelm upgrade vets vets/vets --wait\nkubectl exec deploy/vets -- python manage.py migrate\n```\n",
      "```bash\ndocker compose pull\ndocker compose up -d\ndocker compose exec web rails db:migrate\n```\n",
      "```bash\ndocker compose exec web alembic upgrade head\ndocker compose up -d --build frontend\n```\n",
      "## Docker\n\n```bash\ndocker exec web alembic upgrade head\n```\n\n## Helm\n\n```bash\nhelm upgrade vets vets/vets\n```\n",
      "```bash\ndocker compose run --rm web alembic current\ndocker compose up -d --build\n```\n",
      "```bash\nalembic upgrade head\ndocker compose up -d --build\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\ngit pull\ndocker compose run --rm web alembic upgrade head\ndocker compose up -d --build\n```\n",
        findings: [
          "3:1 Unexpected migration in the image from before `up --build`, expected it after: the old image lacks the new migrations",
        ],
      },
      {
        markdown:
          "# Upgrade\n\n## Step 1: Migrate\n\n```bash\nkubectl exec -n vets vets-0 -- python manage.py migrate\n```\n\n## Step 2: Upgrade\n\n```bash\nhelm upgrade vets vets/vets -n vets\n```\n",
        findings: [
          "6:1 Unexpected migration in the image from before `helm upgrade`, expected it after: the old image lacks the new migrations",
        ],
      },
      {
        markdown:
          "```bash\ndocker exec vets-web-1 npx prisma migrate deploy\ndocker compose pull web\ndocker compose up -d web\n```\n",
        findings: [
          "2:1 Unexpected migration in the image from before `pull`, expected it after: the old image lacks the new migrations",
        ],
      },
      {
        markdown:
          "```bash\ndocker compose build web\ndocker compose exec web alembic upgrade head\ndocker compose up -d web\n```\n",
        findings: [
          "3:1 Unexpected migration in the image from before `up`, expected it after: the old image lacks the new migrations",
        ],
      },
      {
        markdown:
          "```bash\nkubectl exec deploy/web -- bundle exec rails db:migrate\nkubectl set image -n vets deploy/web web=vets/web:2.0\n```\n",
        findings: [
          "2:1 Unexpected migration in the image from before `kubectl set image`, expected it after: the old image lacks the new migrations",
        ],
      },
    ],
  },
  *check(page) {
    const calls = callsOf(page);
    const told = new Set<Renewal>();
    for (const migration of migrationsOf(page, "up")) {
      const { place } = migration.typed;
      const near = calls.filter((call) =>
        isOneProcedure(call, migration, page),
      );
      const before = near.filter((call) => isBehind(place, call.place));
      const early = before
        .flatMap((call) => renewalOf(call) ?? [])
        .filter((renewal) => mayRenew(renewal, migration));
      if (isNew(migration, early) || before.some(mayBeRenewal)) continue;
      const made = early.some(({ does }) => does === "image");
      const next = near
        .filter((call) => isBehind(call.place, place))
        .flatMap((call) => renewalOf(call) ?? [])
        .filter((renewal) => renews(renewal, migration))
        .find(({ does }) => does !== "containers" || made);
      if (!next || told.has(next)) continue;
      told.add(next);
      yield {
        place,
        evidence: "heuristic",
        message: `Unexpected migration in the image from before \`${next.told}\`, expected it after: the old image lacks the new migrations`,
        related: [{ place: next.call.place, message: relation(migration) }],
      };
    }
  },
};

/** Whether it runs in the new image already. */
function isNew({ running }: Migration, early: readonly Renewal[]): boolean {
  const image = early.findIndex(({ does }) => does !== "containers");
  if (image < 0) return false;
  if (!running) return true;
  return early.slice(image).some(({ does }) => does !== "image");
}

function relation({ machine }: Migration): string {
  return `\`${told(machine)}\` gets the new image here`;
}

function isOneProcedure(
  call: Call,
  { typed }: Migration,
  { blocks }: Page,
): boolean {
  const [one, other] = [blocks[call.place.block], blocks[typed.place.block]];
  if (!one || !other || isWayBack(one)) return false;
  return procedureOf(one) === procedureOf(other);
}
