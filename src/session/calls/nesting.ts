import type { Effect } from "../../tools/tool.ts";
import type { Argument, Call } from "./call.ts";
import { dispatch } from "./dispatch.ts";
import { inChild, runScript } from "../scripts.ts";
import { drain, inputOf } from "./streams.ts";
import { machine } from "./tools.ts";
import { join } from "../values.ts";

function wrapper(
  { name, args }: Call,
  effect: { readonly from: number },
): string {
  const [subcommand] = args;
  const [piece] = subcommand?.value ?? [];
  const word = piece?.kind === "text" ? piece.text : "";
  return effect.from > 1 && /^[a-z]+$/.test(word) ? `${name} ${word}` : name;
}

export function within(call: Call, from: number, work: () => void): void {
  const { run } = call;
  const outer = run.wrappers;
  run.wrappers = [...outer, wrapper(call, { from })];
  work();
  run.wrappers = outer;
}

export function runWords(
  call: Call,
  { from, to, on, more }: Extract<Effect, { kind: "run" }>,
): void {
  const { run, state, node, args } = call;
  const words = args.slice(from, to);
  if (more) {
    const value = run.unknown(node, `what \`${call.name}\` adds is not known`);
    words.push({ value, unsure: true, node });
  }
  const start = on ? { on: { ...on, name: on.name } } : {};
  within(call, from, () => {
    inChild(run, state, node, start, () => {
      dispatch(run, state, spanOf(words, node), words, []);
    });
  });
}

/** The inner command stands where its words stand. */
function spanOf(words: readonly Argument[], node: Call["node"]): Call["node"] {
  const [first] = words;
  const last = words.at(-1);
  return first && last && last.node !== node
    ? { pos: first.node.pos, end: last.node.end }
    : node;
}

export function runWord(
  call: Call,
  { from, to, on }: Extract<Effect, { kind: "script" }>,
): void {
  const { run, state, node, args } = call;
  const words = args.slice(from, to);
  const script = join(
    words.map(({ value }) => value),
    " ",
  );
  within(call, from, () => {
    inChild(run, state, node, on ? { on } : {}, () => {
      runScript(run, state, script, spanOf(words, node));
    });
  });
}

/** `ssh host <<EOF` runs its input; at a terminal, the reader is inside from here on. */
export function opensShell(
  call: Call,
  { on }: Extract<Effect, { kind: "shell" }>,
): void {
  const { run, state, node } = call;
  const input = inputOf(state);
  const into = on ? machine(call, { on }) : state.shell.namespace;
  const atTerminal = input.kind === "terminal" || input.kind === "unknown";
  const interactive = atTerminal && !run.isLeftLater;
  run.happened(state, node, { kind: "enter", into, interactive });
  if (atTerminal && run.isLeftLater) {
    run.visits({ node, into });
    state.shell.status = "assumed";
    return;
  }
  if (interactive) {
    const why = `the reader is in a shell on \`${into}\``;
    run.note(why);
    for (const files of state.machines.values()) {
      files.openEverything(run.origin(node, why));
    }
    state.shell.status = "assumed";
    return;
  }
  const stands =
    input.kind === "stream" ? state.streams.get(input.stream)?.node : undefined;
  const script = drain(run, state, node);
  within(call, 0, () => {
    inChild(run, state, node, on ? { on } : {}, () => {
      runScript(run, state, script, stands ?? node);
    });
  });
}
