import type { AskedTerminal, Event, Place } from "../../../session/events.ts";
import { known } from "../../../session/values.ts";
import type { Replacement } from "../../finding.ts";
import type { Rule } from "../../rule.ts";

type Call = Extract<Event, { kind: "call" }>;

/** Programs that show what they read: a carriage return does no harm there. */
const viewers =
  /^(?:grep|egrep|fgrep|less|more|head|tail|wc|jq|sort|uniq|column|cat|nl)$/;

/** A terminal inside a container whose output goes to a file, or its input comes from one. */
export const terminalOnRedirectedOutput: Rule = {
  name: "terminal-on-redirected-output",
  on: "session",
  tier: "dry-run",
  severity: "error",
  yieldsTo: [],
  summary: "A command asks for a terminal and its input or output is none",
  why: "A terminal ends lines with a carriage return and mixes errors in: the dump looks fine and does not restore.",
  help: "Leave `-t` out: `docker exec -i`, `kubectl exec -i`, `docker compose exec -T`.",
  examples: {
    good: [
      "```bash\nkubectl exec -i vets-db-0 -- pg_dump vets > vets.sql\n```\n",
      "```bash\ndocker exec -it vets-db psql\n```\n",
      "```bash\ndocker compose exec db pg_dump vets > vets.sql\n```\n",
      "```bash\ndocker-compose exec -T db pg_dump vets > vets.sql\n```\n",
      "```bash\ndocker exec -it vets-db ps aux | grep postgres\n```\n",
      "```bash\nkubectl exec -it vets-db-0 -- psql vets < up.sql\n```\n",
      "```bash\ndocker exec $OPTIONS vets-db pg_dump vets > vets.sql\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\nkubectl exec -it vets-db-0 -- pg_dump vets > vets.sql\n```\n",
        findings: [
          "2:1 Unexpected `-it` on redirected output, expected `-i`: a terminal changes the line ends of what is written",
        ],
      },
      {
        markdown:
          "```bash\nsudo docker exec -it vets-db pg_dump vets | gzip > vets.sql.gz\n```\n",
        findings: [
          "2:6 Unexpected `-it` on redirected output, expected `-i`: a terminal changes the line ends of what is written",
        ],
      },
      {
        markdown:
          "```bash\ndocker-compose exec db pg_dump vets > vets.sql\n```\n",
        findings: [
          "2:1 Unexpected terminal on redirected output, expected `-T`: a terminal changes the line ends of what is written",
        ],
      },
      {
        markdown:
          "```bash\ndocker exec -it vets-db psql vets < vets.sql\n```\n",
        findings: [
          "2:1 Unexpected `-it` on redirected input, expected `-i`: it stops with `the input device is not a TTY`",
        ],
      },
      {
        markdown:
          "```bash\ndump() { docker exec -t vets-db pg_dump vets; }\ndump > vets.sql\n```\n",
        findings: [
          "2:10 Unexpected `-t` on redirected output, expected no terminal: a terminal changes the line ends of what is written",
        ],
      },
    ],
  },
  *check({ rehearsal, blocks }) {
    const calls = rehearsal.events.filter((event) => event.kind === "call");
    const asking = calls.flatMap((call, index) => {
      const { asksTerminal: asked } = call;
      if (!asked) return [];
      const message = troubleOf(call, asked, calls.slice(index + 1));
      return [{ call, message }];
    });
    for (const { call, message } of asking) {
      if (message === undefined) continue;
      const { block, start, end } = call.place;
      const text = blocks[block]?.script.content.slice(start, end) ?? "";
      // A function may be called at a terminal elsewhere, and need it there.
      const always = asking
        .filter(({ call: { place } }) => isSame(place, call.place))
        .every(({ message }) => message !== undefined);
      const fix = always ? withoutTerminal(text, call.place) : undefined;
      yield { place: call.place, message, ...(fix && { fix }) };
    }
  },
};

function isSame(one: Place, other: Place): boolean {
  return one.block === other.block && one.start === other.start;
}

/** Between the subcommand and the container, so that it is nobody else's option. */
const terminalOption =
  /^(?:docker|podman|kubectl)(?:\s+(?:-n|--namespace|--context)[ =]\S+)*\s+exec(?:\s+(?:(?:-u|--user|-w|--workdir|-e|--env|-n|--namespace|-c|--container)[ =]\S+|(?!(?:-u|--user|-w|--workdir|-e|--env|-n|--namespace|-c|--container)[ =])-\S+))*?(\s+)(-it|-ti|-t|--tty)(?=\s)/;
const podOption =
  /^kubectl(?=\s)[^'"\n]*?\sexec\s[^'"\n]*?(\s)(-it|-ti|-t|--tty)(?=\s(?:[^'"\n]*\s)?--\s)/;

function withoutTerminal(
  text: string,
  { block, start }: Place,
): Replacement[] | undefined {
  const match = terminalOption.exec(text) ?? podOption.exec(text);
  if (!match) return undefined;
  const [whole, space = "", option = ""] = match;
  const end = start + whole.length;
  const keepsInput = option === "-it" || option === "-ti";
  const from = end - option.length - (keepsInput ? 0 : space.length);
  return [{ place: { block, start: from, end }, text: keepsInput ? "-i" : "" }];
}

function troubleOf(
  { terminal, place }: Call,
  asked: AskedTerminal,
  later: readonly Call[],
): string | undefined {
  const { option, stdin, looksAtOutput } = asked;
  const named = option.startsWith("-") ? `\`${option}\`` : "terminal";
  const instead = { "-it": "`-i`", "-t": "no terminal" }[option] ?? "`-T`";
  const output = terminal.stdout !== "terminal";
  if (looksAtOutput && output) return undefined;
  if (terminal.stdin !== "terminal") {
    if (stdin === "refuses") {
      return `Unexpected ${named} on redirected input, expected ${instead}: it stops with \`the input device is not a TTY\``;
    }
    if (stdin === "falls back") return undefined;
  }
  const kept =
    terminal.stdout === "redirected" ||
    terminal.stdout === "captured" ||
    (terminal.stdout === "piped" && !shown(place.block, later));
  return kept
    ? `Unexpected ${named} on redirected output, expected ${instead}: a terminal changes the line ends of what is written`
    : undefined;
}

/** Whether the pipe ends at the reader's eyes. */
function shown(block: number, later: readonly Call[]): boolean {
  for (const { argv, terminal, place, within } of later) {
    // `| grep $(hostname)`: a substitution stands before the command it serves.
    if (terminal.stdout === "captured") continue;
    if (place.block !== block || terminal.stdin !== "piped") {
      // Commands inside the container stand between the two ends of the pipe.
      if (within.length > 0) continue;
      return false;
    }
    const name = known(argv[0] ?? []);
    // Who reads it is not known: perhaps a viewer.
    if (name === undefined) return true;
    if (!viewers.test(name)) {
      if (within.length > 0) continue;
      return false;
    }
    if (terminal.stdout === "terminal" || terminal.stdout === "discarded") {
      return true;
    }
    if (terminal.stdout !== "piped") return false;
  }
  return false;
}
