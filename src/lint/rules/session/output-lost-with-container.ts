import type { Event } from "../../../session/events.ts";
import { known } from "../../../session/values.ts";
import { isDump } from "../../queries/data/backups.ts";
import {
  type Call,
  callsOf,
  isInside,
  isSettled,
  wordsOfCall,
} from "../../queries/calls.ts";
import { renewalOf } from "../../queries/data/migrations.ts";
import type { Page, Rule } from "../../rule.ts";

type Write = Extract<Event, { kind: "write-file" }>;

/** Tools that write a file of the project where they run. */
const makers =
  /\balembic\b.* (?:revision|merge)\b|manage\.py makemigrations\b|\b(?:rails|rake) (?:g|generate) migration\b|\bprisma migrate dev\b|\bknex\b.* migrate:make\b|\bartisan make:migration\b|\bflask db (?:migrate|revision|merge)\b/;

const mounts = /^(?:-v|--volume|--mount|--volumes-from|--tmpfs)(?:=|$)|^-v./;

/** A file that is written inside a container which is removed with it. */
export const outputLostWithContainer: Rule = {
  name: "output-lost-with-container",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: ["missing-restore-file"],
  summary: "A file is written in a container that is removed at once",
  why: "`--rm` removes the container with all that it wrote: the backup or the migration that the reader just made is gone.",
  help: "Mount a folder of the host with `-v`, or write to the standard output and redirect that.",
  examples: {
    good: [
      "```bash\ndocker run --rm -v $PWD:/backup postgres pg_dump -f /backup/vets.sql vets\n```\n",
      "```bash\ndocker run --rm postgres pg_dump vets > vets.sql\n```\n",
      "```bash\ndocker run --name dump postgres pg_dump -f /tmp/vets.sql vets\ndocker cp dump:/tmp/vets.sql .\n```\n",
      "```bash\ndocker run --rm postgres sh -c 'pg_dump -f /tmp/vets.sql vets && aws s3 cp /tmp/vets.sql s3://vets/'\n```\n",
      "```bash\ndocker compose run --rm web alembic upgrade head\n```\n",
      "```bash\ndocker compose run --rm -v $PWD/versions:/app/versions web alembic revision -m vets\n```\n",
      "```bash\ndocker run --rm $ARGUMENTS postgres pg_dump -f /tmp/vets.sql vets\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\ndocker run --rm postgres pg_dump -h db -f /tmp/vets.sql vets\n```\n",
        findings: [
          "2:1 Unexpected `/tmp/vets.sql` in a container that `--rm` removes, expected a folder of the host, mounted with `-v`",
        ],
      },
      {
        markdown:
          "```bash\ndocker compose run --rm db pg_dump -f /tmp/vets.sql vets\n```\n",
        findings: [
          "2:1 Unexpected `/tmp/vets.sql` in a container that `--rm` removes, expected a folder of the host, mounted with `-v`",
        ],
      },
      {
        markdown:
          "```bash\ngit pull\ndocker compose up -d --build web\ndocker compose run --rm web alembic merge heads -m vets\n```\n",
        findings: [
          "4:1 Unexpected new file of `alembic` in a container that `--rm` removes, expected a folder of the host, mounted with `-v`",
        ],
      },
    ],
  },
  *check(page) {
    const calls = callsOf(page);
    const engines = Map.groupBy(
      calls.filter(isEngine),
      ({ place }) => place.block,
    );
    for (const call of calls) {
      const typed = typedAround(call, engines.get(call.place.block) ?? []);
      if (!typed || call.maybe || !isRemoved(typed)) continue;
      const what = isDump(call) ? dumpedBy(call, page) : madeBy(call);
      if (what === undefined || isTakenOut(call, typed, calls)) continue;
      const compose = /compose/.test(lineOf(typed));
      yield {
        place: typed.place,
        evidence: compose ? "heuristic" : "exact",
        // The services of a Compose file may have folders of the host.
        atMost:
          compose && !isDump(call) && !isBaked(call, calls)
            ? "info"
            : "warning",
        message: `Unexpected ${what} in a container that \`--rm\` removes, expected a folder of the host, mounted with \`-v\``,
      };
    }
  },
};

function lineOf(call: Call): string {
  return wordsOfCall(call).join(" ");
}

function isEngine(call: Call): boolean {
  const [name = ""] = wordsOfCall(call);
  return /^(?:docker|podman|nerdctl|docker-compose)$/.test(name);
}

function typedAround(call: Call, engines: readonly Call[]): Call | undefined {
  return engines.find(
    (other) => other !== call && isInside(call.place, other.place),
  );
}

function isRemoved(typed: Call): boolean {
  const words = wordsOfCall(typed);
  return (
    / run /.test(lineOf(typed)) &&
    words.includes("--rm") &&
    words.every(isSettled) &&
    !words.some((word) => mounts.test(word))
  );
}

/** Only folders that nobody mounts from a Compose file: the others may be the host's. */
function dumpedBy(call: Call, { rehearsal }: Page): string | undefined {
  const write = rehearsal.events.find(
    (event): event is Write =>
      event.kind === "write-file" &&
      event.namespace === call.namespace &&
      isInside(event.place, call.place),
  );
  const path = write && known(write.path);
  return path && /^\/(?:tmp|root|home)\//.test(path)
    ? `\`${path}\``
    : undefined;
}

function madeBy(call: Call): string | undefined {
  const line = lineOf(call);
  if (!makers.test(line) || / --(?:dry-run|help|check)\b/.test(line))
    return undefined;
  const name =
    /\b(alembic|rails|rake|prisma|knex|artisan|flask|manage\.py)\b/.exec(
      line,
    )?.[0];
  return name === undefined ? undefined : `new file of \`${name}\``;
}

/** More runs in the same container: it may send the file elsewhere. */
function isTakenOut(call: Call, typed: Call, calls: readonly Call[]): boolean {
  return calls.some(
    (other) =>
      other !== call &&
      other.namespace === call.namespace &&
      isInside(other.place, typed.place) &&
      calls.indexOf(other) > calls.indexOf(call) &&
      !isInside(other.place, call.place),
  );
}

/** The page takes new code in by a new image: the code is in it, and not mounted. */
function isBaked(call: Call, calls: readonly Call[]): boolean {
  const service = call.namespace.replace(/^.*:/, "");
  const pulls = calls.some((other) =>
    /^git\b.* (?:pull|checkout|switch)\b/.test(lineOf(other)),
  );
  return (
    pulls &&
    calls.some((other) => {
      const renewal = renewalOf(other);
      const builds = renewal?.does === "both" && /build/.test(renewal.told);
      return builds && (renewal.names?.includes(service) ?? true);
    })
  );
}
