import {
  type Call,
  callsOf,
  isInside,
  wordsOfCall,
} from "../../queries/calls.ts";
import type { Rule } from "../../rule.ts";

/** `alembic upgrade head --sql`, which does not ask the database where it is. */
export const migrationFromBase: Rule = {
  name: "migration-from-base",
  on: "session",
  tier: "tool",
  severity: "warning",
  yieldsTo: [],
  summary: "A script of migrations begins with the first one ever made",
  why: "The script makes tables that exist already: run on a database that is in use, it stops at its first statement.",
  help: "Name the revision that the database is at: `alembic upgrade <revision>:head --sql`.",
  examples: {
    good: [
      "```bash\nalembic upgrade 8f21c0d4a7be:head --sql > up.sql\n```\n",
      "```bash\nalembic upgrade head\n```\n",
      "```bash\nalembic upgrade base:head --sql > all.sql\n```\n",
      "```bash\nalembic upgrade $RANGE --sql > up.sql\n```\n",
      "## Install\n\n```bash\nalembic upgrade head --sql > schema.sql\n```\n",
    ],
    bad: [
      {
        markdown:
          "## Upgrade\n\n```bash\nalembic upgrade head --sql > up.sql\n```\n",
        findings: [
          "4:1 Unexpected `alembic upgrade head --sql` without a start, expected `<revision>:head`: what it prints begins at the first migration",
        ],
      },
      {
        markdown:
          "## Upgrade\n\n```bash\ndocker exec vets python -m alembic -c a.ini upgrade head --sql > up.sql\n```\n",
        findings: [
          "4:18 Unexpected `alembic upgrade head --sql` without a start, expected `<revision>:head`: what it prints begins at the first migration",
        ],
      },
      {
        markdown:
          "# Migrate to 2.0\n\n```bash\nalembic upgrade --sql c93e77ab1f05 | psql vets\n```\n",
        findings: [
          "4:1 Unexpected `alembic upgrade c93e77ab1f05 --sql` without a start, expected `<revision>:c93e77ab1f05`: what it prints begins at the first migration",
        ],
      },
    ],
  },
  *check(page) {
    const calls = callsOf(page);
    for (const call of calls) {
      const words = wordsOfCall(call);
      // The program that `python -m` runs speaks for itself.
      const runs = (other: Call) =>
        wordsOfCall(other)[0] === "alembic" &&
        isInside(other.place, call.place);
      if (isModule(words) && calls.some(runs)) continue;
      const target = printedFromBase(words);
      if (target === undefined) continue;
      const headings = page.blocks[call.place.block]?.fence.headings ?? [];
      if (!headings.some((heading) => /upgrad|updat|migrat/i.test(heading)))
        continue;
      yield {
        place: call.place,
        evidence: "heuristic",
        message: `Unexpected \`alembic upgrade ${target} --sql\` without a start, expected \`<revision>:${target}\`: what it prints begins at the first migration`,
      };
    }
  },
};

/** The target of an upgrade in offline mode that says no more than where to end. */
function printedFromBase(words: readonly string[]): string | undefined {
  const own = words.slice(isModule(words) ? 3 : 1);
  if (words[0] !== "alembic" && !isModule(words)) return undefined;
  const upgrade = own.indexOf("upgrade");
  if (upgrade < 0 || !own.includes("--sql")) return undefined;
  const [target, more] = own
    .slice(upgrade + 1)
    .filter((word) => !word.startsWith("-"));
  if (target === undefined || more !== undefined) return undefined;
  return /^(?:heads?|[0-9a-f]{6,40})$/.test(target) ? target : undefined;
}

function isModule([tool = "", flag, module]: readonly string[]): boolean {
  return /^python[\d.]*$/.test(tool) && flag === "-m" && module === "alembic";
}
