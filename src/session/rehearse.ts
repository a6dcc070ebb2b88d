import { Facts } from "./facts.ts";
import type { Script } from "../shell/script.ts";
import { runBlock } from "./block.ts";
import type { Namespace, Rehearsal, Unknown } from "./events.ts";
import { endOf } from "./ending.ts";
import { combinations, follows, mergeRuns, unfollowed } from "./choices.ts";
import { Fixtures } from "./fixtures.ts";
import { comeBack } from "./flow/forks.ts";
import { type Frame, Run } from "./run.ts";
import { blockSource, type Source } from "./source.ts";
import { type Shell } from "./shell.ts";
import { State } from "./state.ts";
import { runTrap } from "./flow/traps.ts";
import { text, unknown } from "./values.ts";
import { Wanted } from "./wanted.ts";
import type { SessionSources } from "./wants.ts";

/** A block of the document as the session takes it. */
export interface SessionBlock {
  readonly script: Script;
  /** The options of choices this block belongs to: `{ platform: ["helm"] }`. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  /** The author's reason for not running it. */
  readonly skip?: string;
  /** A sample of its output: turns an unknown into a stated assumption. */
  readonly prints?: string;
  /** The migration that a program of the product makes here: stated, as well. */
  readonly migrates?: string;
}

/** What holds before the first block. */
export interface Given extends SessionSources {
  /** The reader's variables; without a value it is theirs and not known. */
  readonly variables: Readonly<Record<string, { readonly value?: string }>>;
}

/** One run over one combination of choices, and the state at its end. */
export interface Ran {
  readonly run: Run;
  readonly end: State;
}

/**
 * Runs the blocks in order, each combination of choices on its own copy of the
 * state. Never throws and always ends: what is too long, too deep or too much
 * becomes unknown and is listed under `limits`.
 *
 * A command that is no question is assumed to succeed, as a guide means it: what
 * follows `&&` or stands on the next line is certain under that assumption. A
 * call event without `maybe` happens unless the script left before it.
 */
export function rehearse(
  blocks: readonly SessionBlock[],
  given: Given,
): Rehearsal {
  const wanted = new Wanted(given);
  const sources = sourcesOf(blocks);
  const runs = combinations(blocks).map((choice) =>
    runBlocks({ blocks, sources, given, choice, wanted }),
  );
  const { events, statements, ...merged } = mergeRuns(runs);
  const limits = [...merged.limits, ...unfollowed(blocks)];
  const { wants } = wanted;
  return { events, statements, limits, end: endOf(runs), wants };
}

export type Rehearse = typeof rehearse;

/** What the reader fills in is the same in every run. */
function sourcesOf(blocks: readonly SessionBlock[]): Source[] {
  const readers = new Map<string, Unknown>();
  return blocks.map(({ script }, block) =>
    blockSource(block, script, ({ text: name, start }) => {
      const known = readers.get(name);
      if (known) return known;
      const why = `\`${name}\` is for the reader to fill in`;
      const fresh = { block, start, why, reader: name };
      readers.set(name, fresh);
      return fresh;
    }),
  );
}

interface OneRun {
  readonly blocks: readonly SessionBlock[];
  readonly sources: readonly Source[];
  readonly given: Given;
  readonly choice: Readonly<Record<string, string>>;
  readonly wanted: Wanted;
}

function runBlocks({ blocks, sources, given, choice, wanted }: OneRun): Ran {
  const [first = blockSource(0, { text: "", placeholders: [] }, nobody)] =
    sources;
  const run = new Run(first, wanted);
  const shell = hostShell(run, given);
  const fixtures = new Fixtures(shell.cwd, wanted);
  const state = new State(shell, new Map(), new Facts(), fixtures);
  const seen = new Set<string>();
  const exits: State[] = [];

  for (const [index, block] of blocks.entries()) {
    if (!follows(block, choice)) continue;
    run.startBlock(index, sources[index] ?? first);
    sayForks(run, state, block, choice, seen);
    runBlock(run, state, block, exits);
  }
  const frame: Frame = { kind: "shell", left: [] };
  run.frames = [frame];
  const span = { pos: 0, end: 0 };
  runTrap(run, state, "EXIT", span);
  comeBack(run, state, [...exits, ...frame.left], span);
  run.takeNotes();
  return { run, end: state };
}

function nobody(): Unknown {
  return { block: 0, start: 0, why: "" };
}

function sayForks(
  run: Run,
  state: State,
  { choices, script }: SessionBlock,
  choice: Readonly<Record<string, string>>,
  seen: Set<string>,
): void {
  for (const over of Object.keys(choices)) {
    const option = choice[over];
    if (option === undefined || seen.has(over)) continue;
    seen.add(over);
    const span = { pos: 0, end: script.content.length };
    run.happened(state, span, { kind: "fork", over, option });
  }
}

/** One for all runs, so that the paths of several can be compared. */
const where: Unknown = {
  block: 0,
  start: 0,
  why: "where the reader starts is not known",
  reader: "PWD",
};

function hostShell(run: Run, { variables }: Given): Shell {
  const namespace: Namespace = "host";
  return {
    namespace,
    cwd: unknown(where),
    name: unknown({
      block: 0,
      start: 0,
      why: "the name of the reader's shell is not known",
    }),
    variables: new Facts(
      new Map(
        Object.entries(variables).map(([name, { value }]) => [
          name,
          {
            content: {
              kind: "text",
              value:
                value === undefined
                  ? unknown({
                      block: 0,
                      start: 0,
                      why: `\`${name}\` is the reader's`,
                      reader: name,
                    })
                  : text(value),
            },
            set: true,
            exported: "maybe",
            special: false,
            readonly: false,
          },
        ]),
      ),
    ),
    functions: new Facts(),
    aliases: new Facts(),
    positional: undefined,
    scopes: [],
    options: new Facts(),
    descriptors: new Map([
      [0, { kind: "terminal" }],
      [1, { kind: "terminal" }],
      [2, { kind: "terminal" }],
    ]),
    folders: [],
    traps: new Facts(),
    status: "unknown",
    open: undefined,
    astray: undefined,
    inBackground: false,
    enteredIn: undefined,
    fresh: false,
    environment: run.environments.open(),
  };
}
