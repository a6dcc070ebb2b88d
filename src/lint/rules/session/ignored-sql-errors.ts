import { base } from "../../../session/paths.ts";
import { show, type Value } from "../../../session/values.ts";
import { readOptions } from "../../../shell/words.ts";
import {
  type Call,
  callsOf,
  isSettled,
  wordsOfCall,
} from "../../queries/calls.ts";
import type { Page, Rule } from "../../rule.ts";
import { askerOf, stopsOnFailure } from "../../queries/statuses.ts";

const valued =
  "-h --host -p --port -U --username -d --dbname -c --command -f --file -v --set --variable -o --output -L --log-file -P --pset -F --field-separator -R -T".split(
    " ",
  );

/** A script of SQL whose errors `psql` shows and forgets. */
export const ignoredSqlErrors: Rule = {
  name: "ignored-sql-errors",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: ["wrong-restore-program", "missing-restore-file"],
  summary:
    "`psql` goes on after an error, and its status says that all is well",
  why: "A statement fails, the rest of the script runs all the same, and the status is 0: the next step meets half a migration.",
  help: "Add `-v ON_ERROR_STOP=1`, and `--single-transaction` where the script allows it.",
  examples: {
    good: [
      "```bash\npsql -v ON_ERROR_STOP=1 -f migration.sql vets && echo done\n```\n",
      "```bash\nset -e\npsql -v ON_ERROR_STOP=1 -f migration.sql vets\nsystemctl start vets\n```\n",
      "```bash\npsql vets < vets.sql\n```\n",
      "```bash\npsql -c 'select 1' vets && echo up\n```\n",
      "```bash\nmill settings >> $(mill where)\npsql -f migration.sql vets && echo done\n```\n",
      "```bash\npsql $OPTIONS -f migration.sql vets && echo done\n```\n",
      "```bash\nexport PSQLRC=/dev/null PGOPTIONS=-cx=y\necho '\\set ON_ERROR_STOP on' >> ~/.psqlrc\npsql -f migration.sql vets && echo done\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\npsql -f migration.sql vets && systemctl start vets\n```\n",
        findings: [
          "2:1 Unexpected `psql` without `ON_ERROR_STOP` in front of `&&`, expected `-v ON_ERROR_STOP=1`: its status is 0 after an error in the script",
        ],
      },
      {
        markdown:
          "```bash\nset -e\ndocker exec -i db psql vets < up.sql\nsystemctl start vets\n```\n",
        findings: [
          "3:19 Unexpected `psql` without `ON_ERROR_STOP` under `set -e`, expected `-v ON_ERROR_STOP=1`: its status is 0 after an error in the script",
        ],
      },
      {
        markdown: "```bash\npsql vets < migration_2.0.sql\n```\n",
        findings: [
          "2:1 Unexpected `psql` without `ON_ERROR_STOP` for a migration, expected `-v ON_ERROR_STOP=1`: its status is 0 after an error in the script",
        ],
      },
    ],
  },
  *check(page) {
    const calls = callsOf(page);
    if (hasOwnSettings(page)) return;
    for (const call of calls) {
      if (!runsScript(call)) continue;
      const asked = whoAsks(call, calls, page);
      const outer = call.within.length === 0 ? call : typedAround(call, calls);
      if (asked === undefined && !isMigration(outer, page)) continue;
      yield {
        place: call.place,
        atMost: asked === undefined ? "info" : "warning",
        message: `Unexpected \`psql\` without \`ON_ERROR_STOP\` ${asked ?? "for a migration"}, expected \`-v ON_ERROR_STOP=1\`: its status is 0 after an error in the script`,
      };
    }
  },
};

/** `psql` reads `~/.psqlrc`, which may say so for all; so may a file that nobody knows. */
function hasOwnSettings({ document, rehearsal }: Page): boolean {
  return (
    document.text.includes("\\set ON_ERROR_STOP") ||
    rehearsal.events.some(
      (event) =>
        event.kind === "write-file" &&
        (show(event.path).includes("psqlrc") || isAny(event.path)),
    )
  );
}

/** Whether nothing is known of a path: neither text nor the reader's name for it. */
function isAny(path: Value): boolean {
  return path.every(
    (piece) => piece.kind === "unknown" && piece.from.reader === undefined,
  );
}

function runsScript(call: Call): boolean {
  const [name, ...words] = wordsOfCall(call);
  if (name !== "psql" || !words.every(isSettled)) return false;
  const options = readOptions(words, { valued });
  const stops = options
    .values("-v", "--set", "--variable")
    .some((word) => word.startsWith("ON_ERROR_STOP"));
  if (stops || options.has("-c", "--command", "-l", "--list", "--version"))
    return false;
  return options.has("-f", "--file") || call.terminal.stdin === "redirected";
}

function whoAsks(
  call: Call,
  calls: readonly Call[],
  page: Page,
): string | undefined {
  const asker = askerOf(call.place, page);
  if (asker === "&&" || asker === "||") return `in front of \`${asker}\``;
  if (asker !== undefined) return `behind \`${asker}\``;
  // The shell that asks is the one that the block runs in.
  const outer = call.within.length === 0 ? call : typedAround(call, calls);
  const goesOn = calls.some(
    ({ place }) =>
      place.block === call.place.block && place.start >= outer.place.end,
  );
  return goesOn && stopsOnFailure(outer, calls) === true
    ? "under `set -e`"
    : undefined;
}

function typedAround(call: Call, calls: readonly Call[]): Call {
  const before = calls.slice(0, calls.indexOf(call));
  return before.findLast(({ within }) => within.length === 0) ?? call;
}

/** The file that it reads says so in its name. */
function isMigration({ place }: Call, { rehearsal }: Page): boolean {
  return rehearsal.events.some(
    (event) =>
      event.kind === "read-file" &&
      event.place.block === place.block &&
      event.as === "run" &&
      event.place.start >= place.start &&
      event.place.end <= place.end &&
      /migrat|\bpatch/i.test(show(base(event.path))),
  );
}
