import { alternativesOf } from "../../queries/alternatives.ts";
import { type Call, isInside, told, wordsOfCall } from "../../queries/calls.ts";
import { isRestore } from "../../queries/data/databases.ts";
import type { Rule } from "../../rule.ts";
import { type Section, scriptsOf } from "../../queries/sections.ts";

/** What two commands both change, so that the second undoes or repeats the first. */
const changes = [
  {
    what: "the database",
    pattern:
      /\balembic\b.* (?:up|down)grade\b(?!.*--sql)|\b(?:db:migrate|db:rollback|flyway migrate|manage\.py migrate|prisma migrate|db upgrade|db downgrade)\b/,
  },
  {
    what: "the release",
    pattern: /^helm\b.* (?:upgrade|rollback|install|uninstall)\b/,
  },
  {
    what: "what runs in the cluster",
    pattern:
      /^(?:kubectl|oc)\b.* (?:rollout (?:undo|restart)|set image|apply|replace|patch|scale)\b/,
  },
  {
    what: "the code",
    pattern: /^git\b.* (?:checkout|switch|pull|reset|merge|rebase)\b/,
  },
  {
    what: "the packages",
    pattern:
      /^(?:apt|apt-get|yum|dnf|brew|npm|pnpm|yarn|pip3?|gem|composer|bundle|cargo)\b.* (?:upgrade|update|install|add)\b/,
  },
];

/** Programs that only show something, or change nothing of weight: both may run. */
const harmless =
  /^(?:cat|ls|grep|egrep|head|tail|less|echo|printf|jq|cd|export|curl|wget|ping|dig|nslookup|which|man|open|vi|vim|nano|watch|test|wc|find|du|df|ps|top|pg_isready|true|:)$/;

const showing =
  /^(?:get|describe|logs?|status|history|list|inspect|diff|show|version|info|search|events|explain|check|help|images|outdated|ps|top|(?:describe|list|get)-\S+)$/;

/** "Or" between two commands, where the shell reads "and". */
export const alternativesInOneBlock: Rule = {
  name: "alternatives-in-one-block",
  on: "session",
  tier: "dry-run",
  severity: "warning",
  yieldsTo: [],
  summary: "A comment offers a choice, and the shell runs both sides of it",
  why: "Whoever pastes the block gets both: a downgrade and a restore, the chosen version and then the newest.",
  help: "Give each alternative a block of its own, or a tab.",
  examples: {
    good: [
      "```bash\ngit checkout v2.0\n```\n\nOr:\n\n```bash\ngit pull\n```\n",
      "```bash\nkubectl get pods\n\n# Or all of them\nkubectl get pods -A\n```\n",
      "```bash\n# Take the chart from the registry\n# or from a folder\nhelm upgrade vets ./chart\nhelm rollback vets\n```\n",
      "```bash\n# Roll back the API\nkubectl rollout undo deploy/api\n\n# Roll back all of the web\nkubectl rollout undo deploy/web\n```\n",
      "```bash\n# Using Helm, add the repository\nhelm repo add vets https://charts.vets.example\n\n# Using kubectl, make the namespace\nkubectl create namespace vets\n```\n",
      "```bash\ngit checkout v2.0\n# Or for the newest:\n# git pull\n\ngit status\n```\n",
      "```bash\nhelm upgrade vets ./chart\n\n# Orders need a new index\nhelm upgrade orders ./orders\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\ngit fetch\ngit checkout v2.0\n# Or for the newest:\ngit pull origin main\n```\n",
        findings: [
          "5:1 Unexpected alternatives in one block, expected a block for each: pasted, both change the code",
        ],
      },
      {
        markdown:
          "```bash\n# Option 1: one step back\nkubectl exec vets-0 -- python -m alembic downgrade -1\n\n# Option 2: the backup\nkubectl exec -i db-0 -- psql vets < vets.sql\n```\n",
        findings: [
          "6:1 Unexpected alternatives in one block, expected a block for each: pasted, both change the database",
        ],
      },
      {
        markdown:
          "```bash\n# To the release before\nhelm rollback vets\n\n# or to any\nhelm rollback vets 3\n```\n",
        findings: [
          "6:1 Unexpected alternatives in one block, expected a block for each: pasted, both change the release",
        ],
      },
      {
        markdown:
          "```bash\n# Back to the release before\nhelm rollback vets -n clinic\n\n# Back to a specific revision\nhelm rollback vets 3 -n clinic\n```\n",
        findings: [
          "6:1 Unexpected alternatives in one block, expected a block for each: pasted, both change the release",
        ],
      },
      {
        markdown:
          "```bash\n# On Debian:\nchown -R www-data /srv/vets\n\n# On Fedora:\nchown -R nginx /srv/vets\n```\n",
        findings: [
          "6:1 Unexpected alternatives in one block, expected a block for each: pasted, both run",
        ],
      },
      {
        markdown:
          "```bash\npg_dump vets > vets.sql\n\n# Or with Compose\ndocker compose exec -T db pg_dump vets > vets-compose.sql\n```\n",
        findings: [
          "5:1 Unexpected alternatives in one block, expected a block for each: pasted, both run",
        ],
      },
    ],
  },
  *check(page) {
    for (const sections of scriptsOf(page)) {
      for (const { one, other, labelled, alike } of alternativesOf(sections)) {
        const first = other.typed.find((call) => acts(call, other));
        if (!first || !one.typed.some((call) => acts(call, one))) continue;
        const both = changes.find(
          (change) => makes(change, one) && makes(change, other),
        );
        if (alike && !both) continue;
        const runs = both ? `both change ${both.what}` : "both run";
        yield {
          place: first.place,
          evidence: "heuristic",
          ...(!both && !labelled && { atMost: "info" as const }),
          message: `Unexpected alternatives in one block, expected a block for each: pasted, ${runs}`,
          ...(other.comment && {
            related: [
              { place: other.comment, message: "this comment offers a choice" },
            ],
          }),
        };
      }
    }
  },
};

function lineOf(call: Call): string {
  return wordsOfCall(call).map(told).join(" ");
}

/** What it runs elsewhere counts, where it does: `sudo cat` only shows something. */
function acts(call: Call, { calls }: Section): boolean {
  const inner = calls.filter(
    (other) => other !== call && isInside(other.place, call.place),
  );
  return inner.length > 0 ? inner.some(changesAny) : changesAny(call);
}

function changesAny(call: Call): boolean {
  const [name = "", ...words] = wordsOfCall(call);
  const shows =
    harmless.test(name) || words.slice(0, 3).some((word) => showing.test(word));
  return !shows || call.terminal.stdout === "redirected";
}

function makes(
  { what, pattern }: (typeof changes)[number],
  { calls, text }: Section,
): boolean {
  if (calls.some((call) => pattern.test(lineOf(call)))) return true;
  if (what !== "the database") return false;
  // A job that migrates has its command in the manifest: `["migrate", "up"]`.
  return calls.some(isRestore) || pattern.test(text.replace(/["',[\]]+/g, " "));
}
