import type { Event } from "../../../session/events.ts";
import { same } from "../../../session/values.ts";
import { type Call, isInside, told, wordsOfCall } from "../../queries/calls.ts";
import type { Page, Rule } from "../../rule.ts";

type Write = Extract<Event, { kind: "write-file" }>;

/** A file that a redirection empties before the command beside it reads it. */
export const emptiedInput: Rule = {
  name: "emptied-input",
  on: "session",
  tier: "flow",
  severity: "error",
  yieldsTo: [],
  summary: "A command reads the file that its own redirection empties",
  why: "The shell empties the file before the command starts, which then reads nothing and writes nothing: what was in the file is lost.",
  help: "Write to another file and move it: `jq … a.json > a.json.new && mv a.json.new a.json`. `sed -i` and `sort -o` do that themselves.",
  examples: {
    good: [
      "```bash\njq '.a = 1' vets.json > vets.json.new && mv vets.json.new vets.json\n```\n",
      "```bash\nsort -o vets.txt vets.txt\n```\n",
      "```bash\nsed -i 's/a/b/' vets.conf\n```\n",
      '```bash\necho "$(sort vets.txt)" > vets.txt\n```\n',
      "```bash\ncat more.txt >> vets.txt\n```\n",
      "```bash\njq . vets.json > old/vets.json\n```\n",
      "```bash\nkubectl exec db-0 -- cat /etc/vets.conf > /etc/vets.conf\n```\n",
      "```bash\nsort vets.txt | sponge vets.txt\n```\n",
    ],
    bad: [
      {
        markdown: "```bash\njq '.replicas = 3' vets.json > vets.json\n```\n",
        findings: [
          "2:30 Unexpected `vets.json` as input and output, expected another file to write to: the redirection empties it before `jq` reads it",
        ],
      },
      {
        markdown: "```bash\nenvsubst < vets.yaml > vets.yaml\n```\n",
        findings: [
          "2:22 Unexpected `vets.yaml` as input and output, expected another file to write to: the redirection empties it before `envsubst` reads it",
        ],
      },
      {
        markdown:
          "```bash\ncd /etc/vets\nsudo sort -u hosts > /etc/vets/hosts\n```\n",
        findings: [
          "3:20 Unexpected `/etc/vets/hosts` as input and output, expected another file to write to: the redirection empties it before `sort` reads it",
        ],
      },
      {
        markdown:
          "```bash\ndocker compose -f compose.yaml config > compose.yaml\n```\n",
        findings: [
          "2:39 Unexpected `compose.yaml` as input and output, expected another file to write to: the redirection empties it before `docker` reads it",
        ],
      },
      {
        markdown: "```bash\ngrep -v old vets.conf | sort > vets.conf\n```\n",
        findings: [
          "2:30 Unexpected `vets.conf` as input and output, expected another file to write to: the redirection empties it while `grep` reads it",
        ],
      },
    ],
  },
  *check(page) {
    const { events } = page.rehearsal;
    for (const [index, write] of events.entries()) {
      if (write.kind !== "write-file" || !empties(write, page)) continue;
      const before = events.slice(Math.max(0, index - longest), index);
      const pipe = pipeInto(write, before);
      const reader = pipe
        .map((call) => readerOf(write, call, before))
        .find((call) => call !== undefined);
      if (!reader) continue;
      const beside =
        pipe[0] !== undefined && isInside(reader.place, pipe[0].place);
      const name = told(written(write, page));
      yield {
        place: write.place,
        ...(beside ? {} : { evidence: "heuristic" as const }),
        message: `Unexpected \`${name}\` as input and output, expected another file to write to: the redirection empties it ${beside ? "before" : "while"} \`${wordsOfCall(reader)[0] ?? ""}\` reads it`,
      };
    }
  },
};

/** More happens in no pipe that anybody reads. */
const longest = 50;

const redirection = /^(?:\d*>\|?|&>)\s*(?=[^>&\s])/;

function written({ place }: Write, { blocks }: Page): string {
  const { block, start, end } = place;
  const text = blocks[block]?.script.content.slice(start, end) ?? "";
  return text.replace(redirection, "");
}

/** `> file`, not `>> file`, and not what a command does by itself. */
function empties({ place }: Write, { blocks }: Page): boolean {
  const text = blocks[place.block]?.script.content.slice(place.start);
  return redirection.test(text ?? "");
}

/** The call that the redirection belongs to, and those before it in its pipe. */
function pipeInto({ place }: Write, before: readonly Event[]): readonly Call[] {
  const pipe: Call[] = [];
  for (const event of before.toReversed()) {
    if (event.kind !== "call") continue;
    if (event.place.block !== place.block) break;
    const [last] = pipe.slice(-1);
    if (!last) {
      if (isInside(place, event.place)) pipe.push(event);
    } else if (!isInside(event.place, last.place)) {
      if (last.terminal.stdin !== "piped" || event.terminal.stdout !== "piped")
        break;
      pipe.push(event);
    }
  }
  return pipe;
}

/** The call inside of this one that reads the very file, and whose output is not caught. */
function readerOf(
  { path, namespace }: Write,
  call: Call,
  before: readonly Event[],
): Call | undefined {
  for (const [index, read] of before.entries()) {
    if (read.kind !== "read-file" || !isInside(read.place, call.place))
      continue;
    if (read.namespace !== namespace || !same(read.path, path)) continue;
    const inner = before
      .slice(0, index)
      .findLast((event) => event.kind === "call");
    const own = inner && isInside(read.place, inner.place) ? inner : call;
    if (own.terminal.stdout === call.terminal.stdout) return own;
  }
  return undefined;
}
