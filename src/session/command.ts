import type { Assignment, Command, Word } from "unbash";
import type { AskedTerminal } from "./events.ts";
import { assignAll, assignedContent } from "./assignments.ts";
import { assign } from "./environment.ts";
import { builtinCalled } from "./builtins/index.ts";
import type { Argument, Call } from "./call.ts";
import { saysUnknown } from "./call.ts";
import { expandWords } from "./expand.ts";
import { callFunction } from "./functions.ts";
import { noteUnsettled } from "./notes.ts";
import { type Opened, logOpened } from "./opening.ts";
import { redirect, redirected } from "./redirect.ts";
import { type Run, limits } from "./run.ts";
import type { Span } from "./source.ts";
import type { State, Status } from "./state.ts";
import { complain, disturb, emit, terminalOf } from "./streams.ts";
import { runTool } from "./tools.ts";
import { toolCalled } from "../tools/index.ts";
import { type Value, concat, known, show, text, unsettled } from "./values.ts";
import { type Content, logged } from "./variables.ts";

/** A simple command: assignments, words, redirections. */
export function runCommand(run: Run, state: State, node: Command): void {
  if (!run.step(node)) return;
  const before = run.substitutions;
  const words = node.name ? commandWords(run, state, node.name, node) : [];
  if (!state.alive) return;
  const assignments = node.prefix.filter(
    (part): part is Assignment => part.type === "Assignment",
  );
  const name = words[0] && known(words[0].value);

  const saved = new Map(state.shell.descriptors);
  const outcome = redirect(run, state, node.redirects, name ?? "shell");
  const { opened } = outcome;
  if (!state.alive) return;
  noteUnsettled(run, ...opened.map(({ path }) => path));
  if (outcome.refused) {
    state.shell.status = 1;
  } else {
    redirected(run, state, outcome, node, () => {
      if (words.length === 0) {
        const done = assignAll(run, state, assignments);
        // `x=$(false)` fails; `x=1` does not, whatever came before.
        if (!done) state.shell.status = 1;
        else if (run.substitutions === before) state.shell.status = 0;
        logOpened(run, state, opened, "read", "read");
      } else {
        withAssignments(run, state, assignments, () => {
          dispatch(run, state, node, words, opened);
          const traced = state.shell.options.get("xtrace") ?? false;
          if (state.shell.status !== 0 || traced) complain(run, state, node);
        });
      }
      logOpened(run, state, opened, "write", name ?? "shell");
    });
  }
  // `exec > log` keeps what it redirected.
  if (name !== "exec" || words.length > 1) {
    state.shell.descriptors = new Map(saved);
  }
}

function commandWords(
  run: Run,
  state: State,
  name: Word,
  node: Command,
): readonly Argument[] {
  const words: Argument[] = [];
  for (const part of [name, ...node.args]) {
    if (words.length > limits.words) {
      run.limit(part, "words");
      const value = run.unknown(part, "there are too many words to follow");
      return [...words, { value, unsure: true, node: part }];
    }
    if (part.type === "Assignment") {
      const options = words.map(({ value }) => known(value) ?? "").join(" ");
      const associative = / -\w*A/.test(options);
      words.push(assignmentArgument(run, state, part, associative));
      continue;
    }
    for (const field of expandWords(run, state, [part])) {
      words.push({ ...field, node: part });
    }
  }
  return words;
}

function assignmentArgument(
  run: Run,
  state: State,
  node: Assignment,
  associative: boolean,
): Argument {
  const assigned = assignedContent(run, state, node, associative);
  const { index } = assigned;
  const braces =
    node.value.type === "Word" &&
    node.value.parts?.some(({ type }) => type === "BraceExpansion");
  // `declare y={a,b}` is two words, unlike `y={a,b}`.
  const content: Content = braces
    ? {
        kind: "unknown",
        from: run.origin(node, "braces are not followed here"),
      }
    : assigned.content;
  return {
    node,
    unsure: false,
    value: concat(text(`${node.name}=`), logged(content)),
    assigns: {
      name: node.name,
      content,
      append: node.append === true,
      ...(node.index ? { index } : {}),
    },
  };
}

/** `A=1 command` sets A for this command only. */
function withAssignments(
  run: Run,
  state: State,
  assignments: readonly Assignment[],
  work: () => void,
): void {
  if (assignments.length === 0) {
    work();
    return;
  }
  const before = assignments.map(
    ({ name }) => [name, state.shell.variables.get(name)] as const,
  );
  assignAll(run, state, assignments, { exported: true });
  work();
  for (const [name, variable] of before.reverse()) {
    if (variable) state.shell.variables.set(name, variable);
    else state.shell.variables.delete(name);
  }
  // `A=${A:=1} command`: what the expansion sets stays.
  for (const node of assignments.filter(setsInside)) {
    const from = run.origin(
      node,
      `what \`${node.name}\` holds is not followed`,
    );
    assign(run, state, node.name, { kind: "unknown", from }, node);
  }
}

function setsInside({ text: written }: Assignment): boolean {
  return /\$\{\w+:?=|\$\(\(/.test(written);
}

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
    const shown = show(first.value);
    logCall(run, state, node, words, { finishes: "unknown" });
    unmodelled(
      run,
      state,
      node,
      words,
      opened,
      `which command \`${shown}\` is is not known`,
    );
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
  const builtin = builtinCalled(name);
  if (builtin) {
    const endless = builtin.endless?.(call);
    logCall(run, state, node, words, { endless });
    logOpened(run, state, opened, "read", "read");
    const status = builtin.run(call);
    if (state.alive) state.shell.status = heard(state, status);
    return;
  }
  const tool = toolCalled(name);
  if (tool) {
    runTool(call, tool, words);
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

/** Who prints to a closed descriptor fails. */
function heard(state: State, status: Status): Status {
  const kind = state.shell.descriptors.get(1)?.kind;
  return status === 0 && (kind === "closed" || kind === "unknown")
    ? "assumed"
    : status;
}

/** What a call event says beyond its words. */
interface CallFacts {
  readonly finishes?: "unknown";
  readonly endless?: string | undefined;
  readonly asksTerminal?: AskedTerminal | undefined;
}

export function logCall(
  run: Run,
  state: State,
  node: Span,
  words: readonly Argument[],
  { finishes, endless, asksTerminal }: CallFacts,
): void {
  const argv = words.map(({ value }) => value);
  run.happened(state, node, {
    kind: "call",
    argv,
    within: run.wrappers,
    terminal: terminalOf(state),
    finishes: finishes ?? endless === undefined,
    ...(endless === undefined ? {} : { endless }),
    background: run.inBackground,
    rests: unsettled(...argv),
    ...(asksTerminal ? { asksTerminal: askedTerminal(asksTerminal) } : {}),
  });
}

function askedTerminal({
  option,
  stdin,
  looksAtOutput,
}: AskedTerminal): AskedTerminal {
  return { option, stdin, ...(looksAtOutput ? { looksAtOutput } : {}) };
}

/** Nobody knows what it does: whatever it names, and the folder it is in, may change. */
export function unmodelled(
  run: Run,
  state: State,
  node: Span,
  words: readonly Argument[],
  opened: readonly Opened[],
  reason: string,
): void {
  logOpened(run, state, opened, "read", "read");
  run.note(reason);
  run.happened(state, node, { kind: "unknown", why: reason });
  const why = run.origin(node, reason);
  const files = state.files();
  files.open(state.shell.cwd, why);
  for (const { value } of words.slice(1)) {
    files.open(state.resolve(operand(value)), why);
  }
  disturb(run, state, node);
  const name = show(words[0]?.value ?? []);
  emit(run, state, run.unknown(node, saysUnknown(name)), node);
  state.shell.status = "assumed";
}

/** The path in `--file=dump.sql` and `if=disk.img`. */
function operand(value: Value): Value {
  const [first] = value;
  if (first?.kind !== "text") return value;
  const equals = first.text.indexOf("=");
  return equals < 0
    ? value
    : concat(text(first.text.slice(equals + 1)), value.slice(1));
}
