import { assignAll, assignedContent } from "./assignments.ts";
import type { Argument } from "./call.ts";
import { dispatch } from "./dispatch.ts";
import { expandWords } from "../expansion/expand.ts";
import { noteUnsettled } from "./notes.ts";
import { type Opened, logOpened } from "../opening.ts";
import { prefixed } from "./prefixes.ts";
import { redirect, redirectChild, redirected } from "./redirect.ts";
import { limits } from "../limits.ts";
import type { Run } from "../run.ts";
import { shellBuiltins } from "./shell-builtins.ts";
import type { State } from "../state.ts";
import { complain } from "./streams.ts";
import { concat, known, text } from "../values.ts";
import { type Content, logged } from "../variables.ts";
import type { Assignment, Command, Word } from "unbash";

/** A simple command: assignments, words, redirections. */
export function runCommand(run: Run, state: State, node: Command): void {
  if (!run.step(node)) return;
  const before = run.substitutions;
  const words = node.name ? commandWords(run, state, node.name, node) : [];
  if (!state.alive) return;
  const assignments = node.prefix.filter(
    (part): part is Assignment => part.type === "Assignment",
  );
  if (words.length === 0) {
    const done = assignAll(run, state, assignments);
    if (!state.alive) return;
    withRedirections(run, state, node, words, (opened) => {
      // `x=$(false)` fails; `x=1` does not, whatever came before.
      if (!done) state.shell.status = 1;
      else if (run.substitutions === before) state.shell.status = 0;
      logOpened(run, state, opened, "read", "read");
    });
    return;
  }
  const mayBeNone = words.every(({ unsure }) => unsure) || isGlued(node);
  const prefix = prefixed(run, state, assignments, mayBeNone);
  if (!state.alive) return;
  withRedirections(run, state, node, words, (opened) => {
    prefix.enter(state);
    dispatch(run, state, node, words, opened);
    const traced = state.shell.options.get("xtrace") ?? false;
    if (state.shell.status !== 0 || traced) complain(run, state, node);
    prefix.leave(state);
  });
}

/** `a=<(b)` is one assignment, though it parses as two words. */
function isGlued({ prefix, name }: Command): boolean {
  return name !== undefined && prefix.at(-1)?.end === name.pos;
}

function withRedirections(
  run: Run,
  state: State,
  node: Command,
  words: readonly Argument[],
  work: (opened: readonly Opened[]) => void,
): void {
  const [first] = words;
  const name = first && known(first.value);
  const saved = new Map(state.shell.descriptors);
  const isOwn = words.length === 0 || isOfTheShell(state, name);
  const outcome = isOwn
    ? redirect(run, state, node.redirects, name ?? "shell")
    : redirectChild(run, state, node.redirects, name ?? "shell");
  const { opened } = outcome;
  if (!state.alive) return;
  noteUnsettled(run, ...opened.map(({ path }) => path));
  if (outcome.refused) {
    state.shell.status = 1;
  } else {
    redirected(run, state, outcome, node, () => {
      work(opened);
      logOpened(run, state, opened, "write", name ?? "shell");
    });
  }
  // `exec > log` keeps what it redirected.
  if (name !== "exec" || words.length > 1) {
    state.shell.descriptors = saved;
  }
}

/** Runs in the shell itself, redirections and all. */
function isOfTheShell({ shell }: State, name: string | undefined): boolean {
  return (
    name === undefined || shellBuiltins.has(name) || shell.functions.has(name)
  );
}

function commandWords(
  run: Run,
  state: State,
  name: Word,
  node: Command,
): readonly Argument[] {
  const words: Argument[] = [];
  let end: number | undefined;
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
    // `a<(b)` is one word, though it parses as two.
    let glued = words.length > 0 && end === part.pos ? words.pop() : undefined;
    end = part.end;
    for (const field of expandWords(run, state, [part])) {
      const value = glued ? concat(glued.value, field.value) : field.value;
      words.push({ value, unsure: field.unsure, node: part });
      glued = undefined;
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
