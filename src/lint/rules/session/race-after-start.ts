import {
  type Call,
  callsOf,
  isBehind,
  isInside,
  told,
  wordsOfCall,
} from "../../queries/calls.ts";
import { isClient, isRestore } from "../../queries/data/databases.ts";
import type { Problem } from "../../finding.ts";
import type { Page, Rule } from "../../rule.ts";
import { type Start, nameOf, startOf } from "../../queries/starts.ts";
import { askerOf } from "../../queries/statuses.ts";
import { requestBehind, unawaitedUnitOf } from "../../queries/units.ts";

/** A database's own program that is called on a machine. */
interface Use {
  readonly call: Call;
  /** What the reader typed to get there: `docker exec db psql`. */
  readonly typed: Call;
  readonly sleep: Call | undefined;
}

/** What is done at once: it gives the server no time. */
const quick =
  /^(?:echo|printf|cd|set|export|sleep|ls|(?:docker|podman|nerdctl) (?:cp|ps|logs|compose (?:cp|ps)))\b/;

/** A server that is used before it had to answer. */
export const raceAfterStart: Rule = {
  name: "race-after-start",
  on: "session",
  tier: "dry-run",
  severity: "warning",
  yieldsTo: [],
  summary: "A server is used right after its start, or after a fixed sleep",
  why: "A container counts as started before its server answers: on a slow disk the restore fails half way through a rollback, and a health check fails for an upgrade that went well.",
  help: "Wait until it answers: `docker compose up -d --wait`, or `until docker exec db pg_isready; do sleep 1; done`.",
  examples: {
    good: [
      "```bash\ncat > /etc/systemd/system/vets.service <<EOF\n[Service]\nType=notify\\nExecStart=/usr/bin/vets\nEOF\nsystemctl restart vets\ncurl -fsS http://localhost:8080/reindex\n```\n",
      "```bash\nsystemctl restart nginx\ncurl -fsS http://localhost:8080/health\n```\n",
      "```bash\ndocker start db\nuntil docker exec db pg_isready; do sleep 1; done\ndocker exec db psql -c 'select 1'\n```\n",
      "```bash\ndocker compose up -d --wait db\ndocker compose exec -T db psql vets < vets.sql\n```\n",
      "```bash\ndocker start web\ndocker exec db psql -c 'select 1'\n```\n",
      "```bash\ndocker compose up -d\nsleep 10\ncurl -f localhost:8080/health\n```\n",
      "```bash\ndocker start db\n```\n\n```bash\ndocker exec db psql -c 'select 1'\n```\n",
      "```bash\ndocker start db\nuntil docker exec db psql -c 'select 1'; do sleep 1; done\n```\n",
      "```bash\ndocker compose up -d\ncurl -f --retry 30 --retry-all-errors localhost:8080/health\n```\n",
      "```bash\ndocker compose up -d\ncurl -f https://vets.example.com/install.sh\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\ncat > /etc/systemd/system/vets.service <<EOF\n[Service]\nExecStart=/usr/bin/vets\nEOF\nsystemctl restart vets\ncurl -fsS http://localhost:8080/reindex\n```\n",
        findings: [
          "7:1 Unexpected `curl` right behind the start of `vets`, expected `--retry 10 --retry-connrefused`: its unit counts as started before it answers",
        ],
      },
      {
        markdown:
          "```bash\ndocker start db\nsleep 5\ndocker exec db psql -c 'DROP DATABASE vets'\n```\n",
        findings: [
          "3:1 Unexpected `sleep 5` between the start of `db` and `psql`, expected a check that it answers",
        ],
      },
      {
        markdown:
          "```bash\ndocker compose up -d db\ndocker compose exec -T db psql vets < vets.sql\n```\n",
        findings: [
          "3:1 Unexpected `psql` right behind the start of `db`, expected a check that it answers in between",
        ],
      },
      {
        markdown:
          "```bash\ndocker compose up -d database\nsleep 10\ndocker cp vets.dump vets-db:/tmp/vets.dump\ndocker exec vets-db pg_restore -d vets /tmp/vets.dump\n```\n",
        findings: [
          "3:1 Unexpected `sleep 10` between the start of `database` and `pg_restore`, expected a check that it answers",
        ],
      },
      {
        markdown:
          "```bash\ndocker run -d --name cache redis:8\ndocker exec cache redis-cli INFO\n```\n",
        findings: [
          "3:1 Unexpected `redis-cli` right behind the start of `cache`, expected a check that it answers in between",
        ],
      },
      {
        markdown:
          "```bash\ndocker compose up -d --build\n\n# Verify\ncurl -f http://localhost:8080/health\n```\n",
        findings: [
          "5:1 Unexpected `curl` right behind the start of the services, expected `up --wait`, or `--retry` for `curl`",
        ],
      },
    ],
  },
  *check(page) {
    const calls = callsOf(page);
    for (const [index, call] of calls.entries()) {
      const unit = unawaitedUnitOf(call, page);
      const request = unit && requestBehind(call, calls.slice(index));
      if (request && !isAsked(request, page)) {
        yield {
          place: request.place,
          evidence: "heuristic",
          message: `Unexpected \`curl\` right behind the start of \`${unit}\`, expected \`--retry 10 --retry-connrefused\`: its unit counts as started before it answers`,
          related: [
            { place: call.place, message: `\`${unit}\` is started here` },
          ],
        };
      }
      const start = startOf(call);
      const use = start && firstUse(start, calls.slice(index + 1), page);
      if (!use) continue;
      if (isProbe(use.call)) {
        yield asked(start, use);
        continue;
      }
      const name = nameOf(start);
      const client = told(wordsOfCall(use.call)[0] ?? "");
      const harm = isRestoredInto(use.call, calls) ? "warning" : "info";
      const related = [
        { place: call.place, message: `\`${name}\` is started here` },
      ];
      yield use.sleep
        ? {
            place: use.sleep.place,
            evidence: "heuristic",
            atMost: harm,
            message: `Unexpected \`${wordsOfCall(use.sleep).map(told).join(" ")}\` between the start of \`${name}\` and \`${client}\`, expected a check that it answers`,
            related,
          }
        : {
            place: use.typed.place,
            evidence: "heuristic",
            atMost: harm,
            message: `Unexpected \`${client}\` right behind the start of \`${name}\`, expected a check that it answers in between`,
            related,
          };
    }
  },
};

/** Whether something asks how it went: a loop tries again. */
function isAsked({ place }: Call, page: Page): boolean {
  const asker = askerOf(place, page);
  return asker !== undefined && asker !== "&&";
}

/** Asked at once, a server that only just starts refuses the connection. */
function asked(start: Start, { call }: Use): Problem {
  const name = start.machines ? `\`${nameOf(start)}\`` : nameOf(start);
  const fails = wordsOfCall(call).some((word) =>
    /^(?:--fail|-\w*f)/.test(word),
  );
  return {
    place: call.place,
    evidence: "heuristic",
    atMost: fails ? "warning" : "info",
    message: `Unexpected \`curl\` right behind the start of ${name}, expected \`up --wait\`, or \`--retry\` for \`curl\``,
    related: [{ place: start.call.place, message: `${name} start here` }],
  };
}

/** A health page of this machine, asked once. */
function isProbe(call: Call): boolean {
  const [name = "", ...words] = wordsOfCall(call);
  return (
    name === "curl" &&
    call.namespace === "host" &&
    !words.some((word) => word.startsWith("--retry")) &&
    words.some((word) =>
      /^(?:https?:\/\/)?(?:localhost|127\.0\.0\.1)[:/].*(?:health|ready|live|status|ping)/.test(
        word,
      ),
    )
  );
}

/** The first use behind the start with nothing in between that takes or gives time. */
function firstUse(
  start: Start,
  later: readonly Call[],
  page: Page,
): Use | undefined {
  let sleep: Call | undefined;
  for (const typed of later) {
    if (typed.place.block !== start.call.place.block) return undefined;
    if (!isBehind(typed.place, start.call.place)) continue;
    const used = later.find(
      (call) =>
        isInside(call.place, typed.place) &&
        isUse(start, call, sleep !== undefined),
    );
    if (isAsked(typed, page)) return undefined;
    if (used) return { call: used, typed, sleep };
    const [name, ...words] = wordsOfCall(typed);
    if (name === "sleep") sleep = typed;
    if (name !== "sudo" && !quick.test([name, ...words].join(" "))) return;
  }
  return undefined;
}

/** A sleep says that the author knows of the start, under whatever name. */
function isUse({ machines }: Start, call: Call, slept: boolean): boolean {
  if (isProbe(call)) return !slept;
  if (!isClient(call)) return false;
  const [kind] = call.namespace.split(":");
  if (kind !== "container" && kind !== "service") return false;
  if (!machines) return kind === "service" || slept;
  const alike = machines.some((each) => each.startsWith(`${kind}:`));
  return alike ? machines.includes(call.namespace) : slept;
}

/** Whether this use, or one after it in the block, changes what the database holds. */
function isRestoredInto(first: Call, calls: readonly Call[]): boolean {
  return calls
    .slice(calls.indexOf(first))
    .filter(
      ({ place, namespace }) =>
        place.block === first.place.block && namespace === first.namespace,
    )
    .some(isRestore);
}
