import type { KeyState, RetiredUsage } from "../../../plan/expect.ts";
import { type Call, callsOf, wordsOfCall } from "../../queries/calls.ts";
import { millExpectations } from "../../facts-example.ts";
import type { Problem } from "../../finding.ts";
import { positionAt } from "../../../markdown/positions.ts";
import type { Place } from "../../../session/events.ts";
import { isAt, methodOf } from "../../queries/endpoints.ts";
import {
  type Judge,
  judgeOf,
  objectionOf,
} from "../../queries/product/phases.ts";
import { isAccepted, refusedOn } from "../../queries/product/refusals.ts";
import { isOfOld, leadIn } from "../../lead-ins.ts";
import type { Page, Rule } from "../../rule.ts";
import { containerCommands } from "../../written/container-commands.ts";
import { placeOfWord } from "../../queries/words-of-calls.ts";

/** A command or an endpoint of the product that the version of the step does not have. */
export const staleUsage: Rule = {
  name: "stale-usage",
  on: "session",
  tier: "tool",
  severity: "error",
  yieldsTo: ["retired-usage"],
  summary: "A step uses a command or an endpoint that the product took away",
  why: "The command is refused, or the address answers 404, in the middle of the upgrade.",
  help: "Use what stands in its place; `phase=` at the fence says which version runs there.",
  examples: {
    expectations: millExpectations,
    good: [
      "## Prepare\n\n```bash\nmill grind --coarse rye\ncurl -fsS https://mill.example.org/api/flour/7\n```\n",
      "## Verify\n\n```bash\nmill grind rye\nmill run --grain coarse\nwindmill sieve rye\n```\n",
      '## Verify\n\n```bash\ncurl -fsS "$BAKERY_URL/api/flour/7"\ncurl -X POST https://mill.example.org/api/flour/7\ncurl https://mill.example.org/api/flour/7/bags\n```\n',
      "## Verify\n\n```bash\ncurl -f http://localhost:9090/flour\n```\n",
      "## Verify\n\n```yaml\nservices:\n  bakery:\n    image: vets/bakery:3\n    command: mill sieve rye\n```\n",
    ],
    bad: [
      {
        markdown: "```bash\nsudo mill sieve rye\n```\n",
        findings: [
          "2:6 Unexpected `mill sieve`, expected `mill sift`: gone since 1.1.0",
        ],
      },
      {
        markdown: "## Verify\n\n```bash\nmill grind rye --coarse\n```\n",
        findings: [
          "4:1 Unexpected `mill grind --coarse`, expected `mill run --grain coarse`: gone since 2.0.0",
        ],
      },
      {
        markdown:
          "```bash phase=verify\ncurl -fsS https://mill.example.org/api/flour/7?full=1 | jq .\n```\n",
        findings: [
          "2:11 Unexpected `GET /api/flour/{id}`, expected `GET /api/v2/flour/{id}`: gone since 2.0.0",
        ],
      },
      {
        markdown:
          "```bash phase=verify\ncurl -fsS http://localhost:8080/api/flour/7\n```\n",
        findings: [
          "2:11 Unexpected `GET /api/flour/{id}`, expected `GET /api/v2/flour/{id}`: gone since 2.0.0",
        ],
      },
      {
        markdown:
          '## Verify\n\n```yaml\napiVersion: batch/v1\nkind: Job\nmetadata:\n  name: sift\nspec:\n  template:\n    spec:\n      containers:\n        - name: sift\n          image: ghcr.io/vets/mill:2.0.0\n          command: ["mill", "sieve"]\n          args: [rye]\n```\n',
        findings: [
          "14:30 Unexpected `mill sieve`, expected `mill sift`: gone since 1.1.0",
        ],
      },
      {
        markdown:
          "## Verify\n\n```yaml\nservices:\n  mill:\n    image: vets/mill:2.0.0\n    command: mill grind rye --coarse\n```\n",
        findings: [
          "7:29 Unexpected `mill grind --coarse`, expected `mill run --grain coarse`: gone since 2.0.0",
        ],
      },
    ],
  },
  *check(page): Generator<Problem> {
    const usages = page.expectations.facts?.usages ?? [];
    if (usages.length === 0) return;
    // Of several that fit, the one that says most.
    const longest = usages.toSorted(
      (a, b) => b.subject.length - a.subject.length,
    );
    for (const call of callsOf(page)) {
      const judge = judgeIn(call, page);
      if (!judge) continue;
      for (const usage of longest) {
        const state = objectionOf(usage.at, judge);
        if (state?.kind !== "gone") continue;
        const words = usedIn(call, usage, page);
        // What its own help says of that version counts more.
        if (words === undefined || isAccepted(call, page)) continue;
        const { file, line } = state.source;
        yield {
          place: placeOf(call, words, page),
          message: `Unexpected \`${usage.subject}\`${insteadOf(state)}: gone since ${state.release}`,
          evidence: isRefused(call, page) ? "exact" : "heuristic",
          related: [
            {
              file,
              place: { line, column: 1, endLine: line, endColumn: 2 },
              message: "it says so here",
            },
          ],
        };
        break;
      }
    }
    yield* inContainers(page, longest);
  },
};

/** What manifests and Compose files have the product's containers run. */
function* inContainers(
  { document: { fences, text }, expectations: { facts } }: Page,
  longest: readonly RetiredUsage[],
): Generator<Problem> {
  if (!facts) return;
  const lines = text.split(/\r\n|\n|\r/);
  for (const fence of fences) {
    if (!/^ya?ml$/.test(fence.language) || !fence.closed) continue;
    if (isOfOld(leadIn(fence.line, lines))) continue;
    for (const { words, from } of containerCommands(fence.content, facts)) {
      const usage = longest.find((one) => commandIn(words, one));
      const state = usage && objectionOf(usage.at, judgeOf(fence));
      const used = usage && commandIn(words, usage);
      if (state?.kind !== "gone" || !used) continue;
      const word = words[used.last] ?? "";
      const start = fence.content.indexOf(word, from);
      if (start < 0) continue;
      const [at, end] = [start, start + word.length].map((offset) =>
        positionAt(fence, offset),
      );
      if (!at || !end) continue;
      yield {
        place: { ...at, endLine: end.line, endColumn: end.column },
        message: `Unexpected \`${usage.subject}\`${insteadOf(state)}: gone since ${state.release}`,
        evidence: "heuristic",
      };
    }
  }
}

function judgeIn({ place }: Call, page: Page): Judge | undefined {
  const fence = page.blocks[place.block]?.fence;
  return fence && judgeOf(fence);
}

function insteadOf({ instead }: Extract<KeyState, { kind: "gone" }>): string {
  return instead.length === 0 ? "" : `, expected \`${instead.join(" ")}\``;
}

/** The spec of that very version says so, too. */
function isRefused(call: Call, page: Page): boolean {
  return refusedOn(page).some(
    (one) => one.call === call && one.evidence === "exact",
  );
}

/** From the first word of the usage to the last. */
function placeOf(call: Call, { first, last }: Words, page: Page): Place {
  const [start, end] = [first, last].map((at) => placeOfWord(call, at, page));
  return start && end && end.end > start.start
    ? { ...start, end: end.end }
    : call.place;
}

/** Places in the words of a call. */
interface Words {
  readonly first: number;
  readonly last: number;
}

const endpoint = /^(GET|HEAD|POST|PUT|PATCH|DELETE) (\/\S*)$/;
/** More than one word: a single one may be a key or an idea. */
const command = /^[a-z][\w.-]*(?: [\w.:=-]+)+$/;

/** Which words of the call are the usage. */
function usedIn(
  call: Call,
  { subject }: RetiredUsage,
  page: Page,
): Words | undefined {
  const words = wordsOfCall(call);
  const [, method, path = ""] = endpoint.exec(subject) ?? [];
  if (method !== undefined) {
    const isClient = /^(?:curl|wget|http|https|xh)$/.test(words[0] ?? "");
    if (!isClient || method !== methodOf(words)) return undefined;
    const at = words.findIndex((word) => isAt(word, path, page));
    return at < 0 ? undefined : { first: at, last: at };
  }
  return commandIn(words, { subject });
}

function commandIn(
  words: readonly string[],
  { subject }: Pick<RetiredUsage, "subject">,
): Words | undefined {
  if (!command.test(subject)) return undefined;
  const wanted = subject.split(" ");
  const [plain, flags] = [operands(wanted), wanted.filter(isFlag)];
  const given = operands(words);
  if (!plain.every((word, at) => given[at] === word)) return undefined;
  const places = [
    words.indexOf(plain.at(-1) ?? ""),
    ...flags.map((flag) =>
      words.findIndex((word) => word === flag || word.startsWith(`${flag}=`)),
    ),
  ];
  if (places.includes(-1)) return undefined;
  return { first: 0, last: Math.max(...places) };
}

function isFlag(word: string): boolean {
  return word.startsWith("-");
}

function operands(words: readonly string[]): string[] {
  return words.filter((word) => !isFlag(word));
}
