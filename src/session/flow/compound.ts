import type {
  ArithmeticFor,
  CompoundCommand,
  CompoundList,
  For,
  If,
  Select,
  While,
} from "unbash";
import { evaluate } from "../expansion/arithmetic.ts";
import { assignText } from "../environment.ts";
import { runCase } from "./cases.ts";
import type { Unknown } from "../events.ts";
import { expandWords } from "../expansion/expand.ts";
import type { Field } from "../expansion/fields.ts";
import { either, subshell } from "./forks.ts";
import { fault } from "./leaving.ts";
import { runLoop } from "./loops.ts";
import type { Run } from "../run.ts";
import type { State } from "../state.ts";
import type { Status } from "../shell.ts";
import { testStatus } from "./tests.ts";
import { runList } from "./walk.ts";

export function runCompound(
  run: Run,
  state: State,
  node: CompoundCommand,
): void {
  switch (node.type) {
    case "BraceGroup":
      runList(run, state, node.body);
      return;
    case "Subshell":
      subshell(run, state, node, () => runList(run, state, node.body));
      return;
    case "If":
      runIf(run, state, node);
      return;
    case "Case":
      runCase(run, state, node);
      return;
    case "For":
    case "Select":
      runFor(run, state, node);
      return;
    case "ArithmeticFor":
      runArithmeticFor(run, state, node);
      return;
    case "While":
      runWhile(run, state, node);
      return;
    case "TestCommand":
      state.shell.status = testStatus(run, state, node.expression);
      return;
    case "ArithmeticCommand":
      state.shell.status = node.expression
        ? truth(evaluate(run, state, node.expression))
        : 1;
  }
}

export function truth(number: bigint | undefined): Status {
  if (number === undefined) return "unknown";
  return number === 0n ? 1 : 0;
}

function runIf(run: Run, state: State, node: If): void {
  const branches = [
    { clause: node.clause, body: node.then },
    ...node.elif.map((elif) => ({ clause: elif.clause, body: elif.then })),
  ];
  branch(run, state, branches, node.else);
}

function branch(
  run: Run,
  state: State,
  [first, ...rest]: readonly { clause: CompoundList; body: CompoundList }[],
  otherwise: CompoundList | undefined,
): void {
  if (!first) {
    // In `else`, `$?` is what the condition returned.
    if (otherwise) runList(run, state, otherwise);
    else state.shell.status = 0;
    return;
  }
  const { clause, body } = first;
  run.asCondition(() => runList(run, state, clause));
  const taken = (on: State): void => runList(run, on, body);
  const others = (on: State): void => branch(run, on, rest, otherwise);
  if (!state.alive) {
    run.aside(state, taken);
    run.aside(state, others);
    return;
  }
  choose(
    run,
    state,
    state.shell.status,
    conditionDoubt(run, clause),
    taken,
    others,
  );
}

/** Walks the branch that is taken; the other one aside, as possible. */
export function choose(
  run: Run,
  state: State,
  status: Status,
  why: Unknown,
  taken: (state: State) => void,
  others: (state: State) => void,
): void {
  if (typeof status !== "number") {
    either(run, state, why, taken, others);
    return;
  }
  run.aside(state, status === 0 ? others : taken);
  (status === 0 ? taken : others)(state);
}

function conditionDoubt(run: Run, clause: CompoundList): Unknown {
  return run.origin(clause, "whether the condition holds is not known");
}

function runFor(run: Run, state: State, node: For | Select): void {
  const fields: readonly Field[] | undefined = node.wordlist
    ? expandWords(run, state, node.wordlist)
    : state.shell.positional?.map((value) => ({ value, unsure: false }));
  const name = node.name.value;
  const sure =
    node.type === "For" &&
    fields !== undefined &&
    fields.every(({ unsure }) => !unsure);

  const items = sure ? fields : undefined;
  runLoop(run, state, node, {
    rounds: items?.length,
    start: (on, round) => {
      const value =
        items && round !== undefined
          ? (items[round]?.value ?? [])
          : run.unknown(node.name, "what the loop goes over is not known");
      // Where the name is read-only, the loop ends before it begins.
      if (!assignText(run, on, name, value, node.name)) fault(run, on);
    },
    body: (on) => runList(run, on, node.body),
    why: run.origin(node, "how often the loop runs is not known"),
  });
}

function runWhile(run: Run, state: State, node: While): void {
  runLoop(run, state, node, {
    condition: (on) => {
      run.asCondition(() => runList(run, on, node.clause));
      const { status } = on.shell;
      if (typeof status !== "number") return undefined;
      return (status === 0) === (node.kind === "while");
    },
    body: (on) => runList(run, on, node.body),
    why: run.origin(node.clause, "how often the loop runs is not known"),
  });
}

function runArithmeticFor(run: Run, state: State, node: ArithmeticFor): void {
  const { initialize, test, update } = node;
  if (initialize) evaluate(run, state, initialize);
  runLoop(run, state, node, {
    condition: (on) => {
      if (!test) return true;
      const number = evaluate(run, on, test);
      return number === undefined ? undefined : number !== 0n;
    },
    body: (on) => runList(run, on, node.body),
    update: (on) => {
      if (update) evaluate(run, on, update);
    },
    why: run.origin(node, "how often the loop runs is not known"),
  });
}
