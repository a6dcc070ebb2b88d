import { linesOf } from "../../../markdown/lines.ts";
import { type Options, readOptions } from "../../../shell/words.ts";
import {
  type Call,
  callsOf,
  isBehind,
  wordsOfCall,
} from "../../queries/calls.ts";
import type { Block, Page, Rule } from "../../rule.ts";
import { askerOf, stopsOnFailure } from "../../queries/statuses.ts";

/** Pages that servers have to be asked how they are. */
const healthPage =
  /\/(?:_?health[\w-]*|readyz?|readiness|livez?|liveness|status|ping|up)(?:\/(?:ready|live|started)?)?(?:[?#]|$)/i;

/** A step that verifies, in its heading or in the comment above a command. */
const proves = /verif|\bcheck|health|confirm|smoke|\btest|validat/i;

const answers =
  /expect|\breturns?\b|should|respon[sd]|answers?\b|output|\b200\b|"(?:status|ok|healthy)"|```/i;

const valued =
  "-o --output -d --data --data-binary --data-raw --data-urlencode -H --header -X --request -u --user -A -e -b --cookie -c --cookie-jar -F --form -T --upload-file -w --write-out -m --max-time --connect-timeout --retry --retry-delay --retry-max-time --cacert --cert --key -x --proxy -K --config --resolve --interface -D --dump-header --output-dir --url".split(
    " ",
  );

/** A health check that passes whatever the server answers. */
export const unverifiedHealthCheck: Rule = {
  name: "unverified-health-check",
  on: "session",
  tier: "dry-run",
  severity: "warning",
  yieldsTo: [],
  summary: "A health check by `curl` that passes for a 500",
  why: "The upgrade goes on, or its reader sees a page and believes that all is well, while the server answers `503 Service Unavailable`.",
  help: "Add `--fail` (`-f`), so that `curl` fails where the server says that it does.",
  examples: {
    good: [
      "```bash\ncurl -fsS localhost:8080/health && echo healthy\n```\n",
      "```bash\ncurl localhost:8080/health\n```\n",
      "```bash\nuntil curl --silent --fail localhost:8080/readyz; do sleep 1; done\n```\n",
      "```bash\ncurl -s localhost:8080/health | grep -q ok && echo healthy\n```\n",
      "```bash\ncurl localhost:8080/pets && echo done\n```\n",
      "```bash\nif [ \"$(curl -s -o /dev/null -w '%{http_code}' localhost/health)\" = 200 ]; then echo ok; fi\n```\n",
      "```bash\nset -e\ncurl -s localhost:8080/health\n```\n",
      "```bash\necho start && curl localhost:8080/health\n```\n",
      "## Verify\n\n```bash\ncurl -i localhost:8080/health\n```\n",
      "## Verify\n\n```bash\ncurl -s localhost:8080/health | jq .status\n```\n",
      '## Verify\n\n```bash\ncurl localhost:8080/health\n```\n\nIt answers `{"status": "ok"}`.\n',
    ],
    bad: [
      {
        markdown:
          "```bash\ncurl -s localhost:8080/health && echo healthy\n```\n",
        findings: [
          "2:1 Unexpected `curl` without `--fail` in front of `&&`, expected `curl -f`: a server that answers 503 passes",
        ],
      },
      {
        markdown:
          "```bash\nuntil curl -so /dev/null https://vets.example.com/readyz; do\n  sleep 2\ndone\n```\n",
        findings: [
          "2:7 Unexpected `curl` without `--fail` behind `until`, expected `curl -f`: a server that answers 503 passes",
        ],
      },
      {
        markdown:
          "```bash\ndocker exec web curl -s localhost/health/ready || exit 1\n```\n",
        findings: [
          "2:17 Unexpected `curl` without `--fail` in front of `||`, expected `curl -f`: a server that answers 503 passes",
        ],
      },
      {
        markdown:
          '```bash\nif ! curl -s "$URL/healthz" > /dev/null; then\n  helm rollback vets\nfi\n```\n',
        findings: [
          "2:6 Unexpected `curl` without `--fail` behind `if`, expected `curl -f`: a server that answers 503 passes",
        ],
      },
      {
        markdown:
          "```bash\nset -e\ncurl -s localhost:8080/health > /dev/null\nhelm uninstall vets-old\n```\n",
        findings: [
          "3:1 Unexpected `curl` without `--fail` under `set -e`, expected `curl -f`: a server that answers 503 passes",
        ],
      },
      {
        markdown:
          "## Verify\n\n```bash\ncurl https://vets.example.com/health\n```\n",
        findings: [
          "4:1 Unexpected `curl` without `--fail` as a health check, expected `curl -f`: it passes for a server that answers 503",
        ],
      },
    ],
  },
  *check(page) {
    for (const call of callsOf(page)) {
      if (!asksHealth(call)) continue;
      const asked = whoAsks(call, page);
      if (asked === undefined && isProof(call, page)) {
        yield {
          place: call.place,
          evidence: "heuristic",
          message:
            "Unexpected `curl` without `--fail` as a health check, expected `curl -f`: it passes for a server that answers 503",
        };
      }
      if (asked === undefined) continue;
      yield {
        place: call.place,
        message: `Unexpected \`curl\` without \`--fail\` ${asked}, expected \`curl -f\`: a server that answers 503 passes`,
      };
    }
  },
};

/** Whether it asks a server how it is, and only its status can tell the answer. */
function asksHealth(call: Call): boolean {
  const [name = "", ...words] = wordsOfCall(call);
  if (!/^(?:\/usr\/bin\/)?curl$/.test(name)) return false;
  const { stdout } = call.terminal;
  if (stdout === "piped" || stdout === "captured") return false;
  const options = readOptions(words, { valued });
  if (failsWell(options)) return false;
  const urls = [...options.operands, ...options.values("--url")];
  return urls.some((url) => healthPage.test(url));
}

/** It fails, says the code, or takes options that nobody sees here. */
function failsWell(options: Options): boolean {
  return (
    options.has("-f", "--fail", "--fail-with-body", "--fail-early") ||
    options.has("-w", "--write-out", "-K", "--config", "-I", "--head") ||
    // A variable may hold `-f`; one that starts a URL has more behind it.
    options.operands.some((word) => /^[\ue000-\uf8ff][^/]*$/.test(word))
  );
}

/**
 * A step that verifies shows it as its proof: the heading or the comment above
 * says so, nothing shows the code, and nothing says what the answer should be.
 */
function isProof(call: Call, page: Page): boolean {
  const block = page.blocks[call.place.block];
  if (!block || call.terminal.stdout !== "terminal" || call.maybe) return false;
  const options = readOptions(wordsOfCall(call).slice(1), { valued });
  if (options.has("-v", "--verbose", "-i", "--include") || options.unsure)
    return false;
  const { fence, script } = block;
  const above = script.content.slice(0, call.place.start).split(/\n\s*\n/);
  const comments = above.at(-1)?.match(/^\s*#.*$/gm) ?? [];
  const said = [...comments.slice(-1), ...fence.headings.slice(-1)];
  return said.some((text) => proves.test(text)) && !isAnswered(block, page);
}

/** What follows the block, or stands in it, shows the answer to expect. */
function isAnswered({ fence, script }: Block, { document }: Page): boolean {
  if (script.output.length > 0) return true;
  const below = linesOf(document).slice(fence.endLine);
  const [text = ""] = below.slice(0, 4).join("\n").split(/^#/m);
  return answers.test(text);
}

function whoAsks(call: Call, page: Page): string | undefined {
  const asker = askerOf(call.place, page);
  if (asker === "&&" || asker === "||") return `in front of \`${asker}\``;
  if (asker !== undefined) return `behind \`${asker}\``;
  return stopsBefore(call, page) ? "under `set -e`" : undefined;
}

/** `set -e` is on and unseen output is all that would tell. */
function stopsBefore(call: Call, page: Page): boolean {
  const calls = callsOf(page);
  if (call.terminal.stdout === "terminal") return false;
  const goesOn = calls.some(
    ({ place }) =>
      place.block === call.place.block && isBehind(place, call.place),
  );
  return goesOn && stopsOnFailure(call, calls) === true;
}
