import { combinations, follows } from "../choices.ts";
import type { Event, Place, Rehearsal, Statement } from "../events.ts";
import type { Given, SessionBlock } from "../rehearse.ts";
import { text } from "../values.ts";
import { type Ran, endOf, mergeRuns, valuesOf } from "./end.ts";
import { programs, recorderNames } from "./programs.ts";
import { type Outcome, type RecordedCall, runInBash } from "./sandbox.ts";

interface Conditions {
  /** For each block: of computing; of waiting it may take twice as many. */
  readonly seconds?: number;
  /** Of the folder where the reader starts; those of the machine are under `rootfs`. */
  readonly files?: ReadonlyMap<string, string>;
  /** Commands to record that no tool file describes. */
  readonly recorders?: Iterable<string>;
}

/**
 * Runs the blocks in real bash, in a sandbox without a network, where every tool
 * only records how it was called. Where a block ends the shell, the next begins
 * a new one. What it tells: which calls happened, how blocks ended, and what
 * variables and files were there at the end. What it cannot tell: what was read,
 * and what happens where a tool answers.
 */
export async function rehearseInBash(
  blocks: readonly SessionBlock[],
  given: Pick<Given, "variables">,
  { seconds = 5, recorders = [], files = new Map() }: Conditions = {},
): Promise<Rehearsal> {
  const names = recorderNames(recorders);
  const runs: Ran[] = [];
  for (const choice of combinations(blocks)) {
    const parts = blocks.map((block) =>
      whyNot(block) === undefined && follows(block, choice)
        ? block.script.text
        : undefined,
    );
    const run = {
      script: scriptOf(parts, given, [...files.keys()]),
      parts: [...parts.map((part = "") => part), ...files.values()],
      recorders: names,
    };
    const outcome = await runInBash([run], { seconds, programs }).then(
      ([only]) => only,
      () => undefined,
    );
    runs.push(told(blocks, parts, outcome));
  }
  const { events, statements, limits } = mergeRuns(runs);
  return {
    events,
    statements,
    limits,
    end: endOf(runs),
    wants: { evaluations: [], files: [] },
  };
}

function whyNot({ skip, script }: SessionBlock): string | undefined {
  return (
    skip ?? (script.kind === "file" ? `it is a file: ${script.why}` : undefined)
  );
}

/** A line for each part: the sandbox starts anew behind the one that ended the shell. */
function scriptOf(
  parts: readonly (string | undefined)[],
  { variables }: Pick<Given, "variables">,
  files: readonly string[],
): string {
  const laid = files.map((name, at) => {
    const path = quoted(name.replace(/^rootfs(?=\/)/, ""));
    const from = `/run/set/parts/${parts.length + at}`;
    return `mkdir -p "$(dirname ${path})" && cat ${from} > ${path}`;
  });
  const values = Object.entries(variables).flatMap(([name, { value }]) =>
    value === undefined ? [] : [`${name}=${quoted(value)}`],
  );
  const lines = parts.map((part, at) =>
    [
      `builtin printf '${at}\\n' >| /run/dump/part`,
      ...(part === undefined
        ? []
        : [
            `builtin . /run/set/parts/${at} < /dev/null`,
            `builtin printf '${at} %s\\n' "$?" >> /run/dump/statuses`,
          ]),
    ].join("; "),
  );
  const end = `builtin printf 'end\\n' >| /run/dump/part`;
  return [...laid, ...values, ...lines, end, ""].join("\n");
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`;
}

function told(
  blocks: readonly SessionBlock[],
  parts: readonly (string | undefined)[],
  outcome: Outcome | undefined,
): Ran {
  const statements = blocks.flatMap((block, at) =>
    statementsOf(block, at, {
      follows: parts[at] !== undefined || whyNot(block) !== undefined,
      status: outcome?.statuses.get(at),
    }),
  );
  const places = new Places(blocks);
  const end = places.all(
    Math.max(
      0,
      parts.findLastIndex((part) => part !== undefined),
    ),
  );
  const events = outcome
    ? [...eventsOf(outcome, places), ...setEvents(outcome, end)]
    : [];
  return {
    events,
    statements,
    limits: limitsOf(parts, outcome, places),
    outcome,
  };
}

function statementsOf(
  block: SessionBlock,
  at: number,
  { follows, status }: { follows: boolean; status: number | undefined },
): Statement[] {
  if (!follows) return [];
  const why = whyNot(block);
  return block.script.tree.commands.map(({ pos, end }) => {
    const place = { block: at, start: pos, end };
    if (why !== undefined) return { place, outcome: "skipped", why };
    if (status === undefined)
      return { place, outcome: "unknown", why: "bash did not get to its end" };
    if (status === killed)
      return { place, outcome: "unknown", why: "the limit of time ended it" };
    return { place, outcome: "evaluated" };
  });
}

const killed = 137;
const tooLarge = 153;

function eventsOf(outcome: Outcome, places: Places): Event[] {
  const { recorded, missing, statuses } = outcome;
  const parts = new Set([
    ...statuses.keys(),
    ...[...recorded, ...missing].map(({ part }) => part),
  ]);
  return [...parts]
    .sort((a, b) => a - b)
    .flatMap((part): Event[] => {
      const isHere = (call: RecordedCall): boolean => call.part === part;
      const status = statuses.get(part);
      return [
        ...recorded.filter(isHere).map((call) => callEvent(call, places)),
        ...missing
          .filter(isHere)
          .flatMap((call) => [
            callEvent(call, places),
            failEvent(
              places.of(call),
              `there is no command \`${call.argv[0]}\` here`,
            ),
          ]),
        ...(status === undefined || status === 0
          ? []
          : [failEvent(places.all(part), `it ended with status ${status}`)]),
      ];
    });
}

function callEvent(call: RecordedCall, places: Places): Event {
  return {
    ...certain(places.of(call)),
    kind: "call",
    argv: call.argv.map(text),
    within: [],
    terminal: { stdin: "terminal", stdout: "terminal" },
    finishes: true,
    background: false,
  };
}

/** What was set on the way is not told: what holds at the end was set at last. */
function setEvents({ variables }: Outcome, place: Place): Event[] {
  return [...valuesOf(variables)].map(([name, value]) => ({
    ...certain(place),
    kind: "set",
    name,
    value: text(value),
  }));
}

function failEvent(place: Place, why: string): Event {
  return { ...certain(place), kind: "fail", why };
}

function certain(place: Place) {
  return { place, namespace: "host", rests: [], maybe: false } as const;
}

/** The limits by their names, at the block that met them where that is known. */
function limitsOf(
  parts: readonly (string | undefined)[],
  outcome: Outcome | undefined,
  places: Places,
): Rehearsal["limits"] {
  const last = Math.max(
    0,
    parts.findLastIndex((part) => part !== undefined),
  );
  if (!outcome) return [{ place: places.all(last), limit: "sandbox" }];
  const { statuses, stderr, crowded } = outcome;
  const reached = [...statuses].flatMap(([part, status]) => {
    const limit =
      status === killed ? "time" : status === tooLarge ? "output" : undefined;
    return limit ? [{ place: places.all(part), limit }] : [];
  });
  const said = [
    [/cannot allocate|memory exhausted|out of memory/i, "memory"],
    [/Resource temporarily unavailable/, "processes"],
    [/File size limit|File too large|No space left/i, "output"],
  ] as const;
  const named = said
    .filter(
      ([words, limit]) =>
        words.test(stderr) || (limit === "processes" && crowded),
    )
    .map(([, limit]) => ({ place: places.all(last), limit }));
  return [...reached, ...named];
}

/** Where calls stand: bash tells the block, and the block's text the statement. */
class Places {
  private readonly blocks: readonly SessionBlock[];
  private readonly next = new Map<number, number>();

  constructor(blocks: readonly SessionBlock[]) {
    this.blocks = blocks;
  }

  all(block: number): Place {
    const end = this.blocks[block]?.script.content.length ?? 0;
    return { block, start: 0, end };
  }

  /** The next statement that names it, or the first. */
  of({ part, argv: [name = ""] }: RecordedCall): Place {
    const script = this.blocks[part]?.script;
    const commands = script?.tree.commands ?? [];
    const from = this.next.get(part) ?? 0;
    const names = ({ pos, end }: { pos: number; end: number }): boolean =>
      script?.text.slice(pos, end).includes(name) === true;
    const later = commands.findIndex((node, at) => at >= from && names(node));
    const found = later >= 0 ? later : commands.findIndex(names);
    const node = commands[found];
    if (!node) return this.all(part);
    this.next.set(part, found);
    return { block: part, start: node.pos, end: node.end };
  }
}
