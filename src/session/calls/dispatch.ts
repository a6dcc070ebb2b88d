import { programOf } from "../../tools/program.ts";
import { builtinCalled } from "../builtins/index.ts";
import type { Argument, Call } from "./call.ts";
import { logCall } from "./log.ts";
import { loseThread } from "../environment.ts";
import { runBuiltin } from "./evaluation.ts";
import { callFunction } from "../flow/functions.ts";
import { noteUnsettled } from "./notes.ts";
import { type Opened, logOpened } from "../opening.ts";
import type { Run } from "../run.ts";
import { isShadowed } from "./shell-builtins.ts";
import type { Span } from "../source.ts";
import type { State } from "../state.ts";
import type { Status } from "../shell.ts";
import { runTool } from "./tools.ts";
import { unmodelled } from "./unmodelled.ts";
import { known, settled, show } from "../values.ts";

/** Finds what the first word names and runs it. */
export function dispatch(
  run: Run,
  state: State,
  node: Span,
  words: readonly Argument[],
  opened: readonly Opened[],
): void {
  const [first, ...args] = words;
  if (!first) return;
  const name = first.unsure ? undefined : known(first.value);
  if (name === undefined) {
    const why = `which command \`${show(first.value)}\` is is not known`;
    logCall(run, state, node, words, { finishes: "unknown" });
    unmodelled(run, state, node, words, opened, why);
    if (mayBeBuiltin(first)) loseThread(run, state, run.origin(node, why));
    return;
  }
  const call: Call = { run, state, node, name, args, opened };
  noteUnsettled(run, ...words.map(({ value }) => value));
  if (state.shell.aliases.has(name)) {
    logCall(run, state, node, words, { finishes: "unknown" });
    unmodelled(run, state, node, words, opened, `\`${name}\` is an alias`);
    return;
  }
  const routine = state.shell.functions.get(name);
  if (routine !== undefined) {
    logCall(run, state, node, words, { finishes: "unknown" });
    logOpened(run, state, opened, "read", "read");
    callFunction(call, routine);
    return;
  }
  if (isShadowed(state, name)) {
    logCall(run, state, node, words, { finishes: "unknown" });
    const why = `the page wrote a file that may stand in for \`${name}\``;
    unmodelled(run, state, node, words, opened, why);
    return;
  }
  const program = { ...call, name: programOf(name) };
  const builtin = builtinCalled(name);
  if (builtin) {
    const endless = builtin.endless?.(program);
    logCall(run, state, node, words, { endless });
    logOpened(run, state, opened, "read", "read");
    const status = runBuiltin(program, builtin);
    if (state.alive) state.shell.status = heard(state, status);
    return;
  }
  const tool = run.wanted.toolCalled(name);
  if (tool) {
    runTool(program, tool, words);
    return;
  }
  logCall(run, state, node, words, { finishes: "unknown" });
  unmodelled(
    run,
    state,
    node,
    words,
    opened,
    `no tool file describes \`${name}\``,
  );
}

/** `cd`, `export`, `eval`; what is the reader's, or has a path, is a program. */
function mayBeBuiltin({ value }: Argument): boolean {
  const path = value.some(
    (piece) => piece.kind === "text" && piece.text.includes("/"),
  );
  return !settled(value) && !path;
}

/** Who prints to a closed descriptor fails. */
function heard(state: State, status: Status): Status {
  const kind = state.shell.descriptors.get(1)?.kind;
  return status === 0 && (kind === "closed" || kind === "unknown")
    ? "assumed"
    : status;
}
