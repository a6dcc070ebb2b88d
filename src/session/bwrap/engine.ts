import { combinations, follows } from "../choices.ts";
import type { Rehearsal } from "../events.ts";
import type { Given, SessionBlock } from "../rehearse.ts";
import { type Ran, endOf, mergeRuns } from "./end.ts";
import {
  eventsOf,
  limitsOf,
  setEvents,
  statementsOf,
  unread,
  whyNot,
} from "./log.ts";
import type { Outcome } from "./outcome.ts";
import { Places } from "./places.ts";
import { programs, recorderNames } from "./programs.ts";
import { runInBash } from "./sandbox.ts";

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
  const lines = parts.flatMap((part, at) => {
    const begin = `builtin printf '${at}\\n' >| /run/dump/part`;
    if (part === undefined) return [begin];
    // An error in an expression makes bash forget the rest of the line.
    return [
      `${begin}; builtin . /run/set/parts/${at} < /dev/null`,
      `builtin printf '${at} %s\\n' "$?" >> /run/dump/statuses`,
    ];
  });
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
    limits: [...unread(blocks), ...limitsOf(parts, outcome, places)],
    outcome,
  };
}
