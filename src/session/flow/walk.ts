import { runCommand } from "../calls/command.ts";
import { runCompound } from "./compound.ts";
import { either, subshell } from "./forks.ts";
import { leave, mayLeave } from "./leaving.ts";
import { logOpened } from "../opening.ts";
import { runPipeline } from "./pipelines.ts";
import { redirect, redirected } from "../calls/redirect.ts";
import type { Run } from "../run.ts";
import type { Span } from "../source.ts";
import type { State } from "../state.ts";
import type { Status } from "../shell.ts";
import { type Value, same } from "../values.ts";
import { runTrap } from "./traps.ts";
import type {
  AndOr,
  CommandNode,
  CompoundList,
  PipelineNode,
  Statement,
} from "unbash";

export function runList(run: Run, state: State, list: CompoundList): void {
  runStatements(run, state, list.commands);
}

/** Statements in order. What is not reached is walked all the same, as possible. */
export function runStatements(
  run: Run,
  state: State,
  statements: readonly Statement[],
): void {
  for (const [index, statement] of statements.entries()) {
    if (run.exhausted) return;
    if (!state.alive) {
      run.aside(state, (copy) => {
        runStatements(run, copy, statements.slice(index));
      });
      return;
    }
    runStatement(run, state, statement);
  }
}

export function runStatement(
  run: Run,
  state: State,
  { command, background }: Statement,
): void {
  if (background) {
    inBackground(run, state, command, () => {
      runNode(run, state, command);
    });
    return;
  }
  runNode(run, state, command);
}

/** Runs beside what follows: nobody knows when its files are there. */
function inBackground(
  run: Run,
  state: State,
  node: Span,
  work: () => void,
): void {
  const before = state.copy();
  const written = new Set(state.files().entries);
  const opened: Value[] = [];
  state.files().opened = opened;
  subshell(run, state, node, () => {
    state.shell.descriptors.set(0, { kind: "null" });
    state.shell.inBackground = true;
    run.behind(work);
  });
  const files = state.files();
  files.opened = undefined;
  const why = run.origin(node, "it runs in the background");
  for (const entry of files.entries) {
    const isOpened = opened.some((path) => same(path, entry.path));
    if (isOpened || !written.has(entry)) files.open(entry.path, why, true);
  }
  if (state.join(before, why)) run.note(why.why);
  state.shell.status = 0;
}

function runNode(run: Run, state: State, node: PipelineNode | AndOr): void {
  if (!run.step(node)) return;
  if (node.type === "AndOr") runAndOr(run, state, node);
  else if (node.type === "Pipeline") runPipeline(run, state, node);
  else runCommandNode(run, state, node);
}

/** `&&` goes on after an assumed success; `||` then may happen or not. */
function runAndOr(
  run: Run,
  state: State,
  { commands, operators }: AndOr,
): void {
  for (const [index, node] of commands.entries()) {
    const last = index === commands.length - 1;
    const work = (on: State): void => {
      if (last) runNode(run, on, node);
      else run.asCondition(() => runNode(run, on, node));
    };
    if (!state.alive) {
      run.aside(state, work);
      continue;
    }
    const operator = operators[index - 1];
    const goes =
      operator === undefined || follows(operator, state.shell.status, node);
    if (goes === true) work(state);
    else if (goes === false) run.aside(state, work);
    else {
      const previous = commands[index - 1] ?? node;
      const why = run.origin(previous, "whether this succeeds is not known");
      either(run, state, why, work, (other) => {
        other.shell.status = operator === "||" ? "assumed" : "unknown";
      });
    }
  }
}

function follows(
  operator: "&&" | "||",
  status: Status,
  node: PipelineNode,
): boolean | "maybe" {
  if (typeof status === "number") return (status === 0) === (operator === "&&");
  if (status === "unknown" || operator === "||") return "maybe";
  // A guide means success where it goes on, not where it leaves.
  return leaves(node) ? "maybe" : true;
}

function leaves(node: PipelineNode): boolean {
  if (node.type !== "Command") return false;
  return ["break", "continue", "return", "exit"].includes(
    node.name?.text ?? "",
  );
}

export function runCommandNode(
  run: Run,
  state: State,
  node: CommandNode,
): void {
  if (run.exhausted) return;
  switch (node.type) {
    case "Command":
      runCommand(run, state, node);
      checkStatus(run, state, node);
      return;
    case "Redirected": {
      const saved = new Map(state.shell.descriptors);
      const outcome = redirect(run, state, node.redirects, "shell");
      const { opened } = outcome;
      logOpened(run, state, opened, "read", "read");
      if (outcome.refused) state.shell.status = 1;
      else {
        redirected(run, state, outcome, node, () => {
          runCommandNode(run, state, node.command);
          logOpened(run, state, opened, "write", "shell");
        });
      }
      state.shell.descriptors = new Map(saved);
      return;
    }
    case "Function":
      state.shell.functions.set(node.name.value, {
        body: node.body,
        source: run.source,
      });
      state.shell.status = 0;
      return;
    case "Coproc": {
      const { body } = node;
      run.note("a coprocess is not followed");
      inBackground(run, state, node, () => {
        state.shell.descriptors.set(1, { kind: "unknown" });
        if (body.type === "CompoundList") runList(run, state, body);
        else runCommandNode(run, state, body);
      });
      return;
    }
    default:
      runCompound(run, state, node);
      if (/^(?:Subshell|TestCommand|ArithmeticCommand)$/.test(node.type)) {
        checkStatus(run, state, node);
      }
  }
}

/** `set -e` ends the script after a failure that nobody looks at. */
export function checkStatus(run: Run, state: State, node: Span): void {
  if (!state.alive || run.conditions > 0) return;
  const { status, options } = state.shell;
  if (status === 0) return;
  if (status !== "assumed") runTrap(run, state, "ERR", node);
  const strict = options.get("errexit") ?? false;
  if (strict === false) return;
  if (strict === true && typeof status === "number") {
    run.happened(state, node, {
      kind: "fail",
      why: "`set -e` ends the script",
    });
    leave(run, state, "shell");
    return;
  }
  mayLeave(run, state);
}
