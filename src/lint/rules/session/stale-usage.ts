import type { RetiredUsage } from "../../../plan/expect.ts";
import { type Call, callsOf, told, wordsOfCall } from "../../queries/calls.ts";
import { millExpectations } from "../../facts-example.ts";
import type { Problem } from "../../finding.ts";
import { judgeOf, objectionOf } from "../../queries/phases.ts";
import type { Page, Rule } from "../../rule.ts";
import { placeOfWord } from "../../queries/words-of-calls.ts";

/** A command or an endpoint of the product that the version of the step does not have. */
export const staleUsage: Rule = {
  name: "stale-usage",
  on: "session",
  tier: "tool",
  severity: "warning",
  yieldsTo: ["retired-usage", "unknown-option", "unknown-subcommand"],
  summary: "A step uses a command or an endpoint that the product took away",
  why: "The command is refused, or the address answers 404, in the middle of the upgrade.",
  help: "Use what stands in its place; `phase=` at the fence says which version runs there.",
  examples: {
    expectations: millExpectations,
    good: [
      "## Prepare\n\n```bash\nmill grind --coarse rye\ncurl -fsS https://mill.example.org/api/flour/7\n```\n",
      "## Verify\n\n```bash\nmill grind rye\nmill run --grain coarse\nwindmill sieve rye\n```\n",
      '## Verify\n\n```bash\ncurl -fsS "$BAKERY_URL/api/flour/7"\ncurl -X POST https://mill.example.org/api/flour/7\ncurl https://mill.example.org/api/flour/7/bags\n```\n',
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
    ],
  },
  *check(page): Generator<Problem> {
    const usages = page.expectations.facts?.usages ?? [];
    if (usages.length === 0) return;
    for (const call of callsOf(page)) {
      const fence = page.blocks[call.place.block]?.fence;
      if (!fence) continue;
      for (const usage of usages) {
        const state = objectionOf(usage.at, judgeOf(fence));
        if (state?.kind !== "gone") continue;
        const at = usedAt(call, usage, page);
        if (at === undefined) continue;
        const { file, line } = state.source;
        yield {
          place: placeOfWord(call, at, page),
          message: `Unexpected \`${usage.subject}\`, expected \`${state.instead.join(" ")}\`: gone since ${state.release}`,
          evidence: "heuristic",
          related: [
            {
              file,
              place: { line, column: 1, endLine: line, endColumn: 2 },
              message: "deprecated here",
            },
          ],
        };
      }
    }
  },
};

const endpoint = /^(GET|HEAD|POST|PUT|PATCH|DELETE) (\/\S*)$/;
/** More than one word: a single one may be a key or an idea. */
const command = /^[a-z][\w.-]*(?: [\w.:=-]+)+$/;

/** Which word of the call is the usage. */
function usedAt(
  call: Call,
  { subject }: RetiredUsage,
  page: Page,
): number | undefined {
  const words = wordsOfCall(call);
  const [, method, path = ""] = endpoint.exec(subject) ?? [];
  if (method !== undefined)
    return /^(?:curl|wget|http|https|xh)$/.test(words[0] ?? "") &&
      method === methodOf(words)
      ? indexOf(words, (word) => isAt(word, path, page))
      : undefined;
  if (!command.test(subject)) return undefined;
  const wanted = subject.split(" ");
  const [plain, flags] = [operands(wanted), wanted.filter(isFlag)];
  const given = operands(words);
  const isSame = plain.every((word, at) => given[at] === word);
  const hasFlags = flags.every((flag) =>
    words.some((word) => word === flag || word.startsWith(`${flag}=`)),
  );
  return isSame && hasFlags ? 0 : undefined;
}

function isFlag(word: string): boolean {
  return word.startsWith("-");
}

function operands(words: readonly string[]): string[] {
  return words.filter((word) => !isFlag(word));
}

function methodOf(words: readonly string[]): string {
  const line = words.join(" ");
  const [, stated] = /(?:^| )(?:-X ?|--request[ =])([A-Z]+)/.exec(line) ?? [];
  if (stated !== undefined) return stated;
  if (/ (?:-I|--head)(?: |$)/.test(line)) return "HEAD";
  return / (?:-d|-F|--data[\w-]*|--json|--form|--post-data)\b/.test(line)
    ? "POST"
    : "GET";
}

/** Below an address of the product's own; `{id}` is any one part, a slash at the end all below. */
function isAt(word: string, path: string, { expectations }: Page): boolean {
  const [, host = "", own = ""] =
    /^(?:https?:\/\/)?([^/?#]+)(\/[^?#]*)/.exec(told(word)) ?? [];
  const { facts, variables } = expectations;
  const [, variable] = /^\$(\w+)$/.exec(host) ?? [];
  const isOwn =
    (facts !== undefined && host.toLowerCase().includes(facts.id)) ||
    (variable !== undefined && Object.hasOwn(variables, variable));
  if (!isOwn) return false;
  const pattern = path
    .replace(/[.*+?^$()|[\]\\]/g, "\\$&")
    .replace(/\{[^/}]*\}/g, "[^/]+");
  return new RegExp(`^${pattern}${path.endsWith("/") ? "" : "/?$"}`).test(own);
}

function indexOf(
  words: readonly string[],
  holds: (word: string) => boolean,
): number | undefined {
  const at = words.findIndex(holds);
  return at < 0 ? undefined : at;
}
