import { evaluateText } from "../expansion/arithmetic.ts";
import {
  type Argument,
  type Call,
  print,
  printUnknown,
  texts,
} from "../calls/call.ts";
import { dispatch } from "../calls/dispatch.ts";
import { truth } from "../flow/compound.ts";
import { loseThread, openEnvironment } from "../environment.ts";
import { leave } from "../flow/leaving.ts";
import type { Status } from "../shell.ts";
import { known, text } from "../values.ts";
import type { Builtin } from "./builtin.ts";
import { builtinCalled } from "./index.ts";
import { unfollowed } from "./shells.ts";

export const trap: Builtin = {
  names: ["trap"],
  summary: "Says what to run at the end or after a failure",
  run: (call) => {
    const { run, state, node, args } = call;
    const words = texts(call);
    if (words === undefined) {
      loseThread(run, state, run.origin(node, "what `trap` sets is not known"));
      return 0;
    }
    const [script = "", ...signals] =
      words[0] === "--" ? words.slice(1) : words;
    if (signals.length === 0) {
      if (words.length > 0 && words[0] !== "-p")
        state.shell.traps.delete(script);
      else printUnknown(call);
      return 0;
    }
    for (const signal of signals.map((name) =>
      name.replace(/^SIG/i, "").toUpperCase(),
    )) {
      const name = signal === "0" ? "EXIT" : signal;
      if (script === "-" || script === "") {
        state.shell.traps.delete(name);
      } else if (name === "EXIT" || name === "ERR") {
        state.shell.traps.set(name, args[0]?.value ?? []);
      } else if (name === "DEBUG" || name === "RETURN") {
        run.note(`what \`trap\` does at every \`${name}\` is not followed`);
        loseThread(run, state, run.origin(node, "a trap runs all the time"));
      }
    }
    return 0;
  },
};

export const command: Builtin = {
  names: ["command", "builtin", "exec"],
  summary: "Runs a command that is no function",
  run: (call) => {
    const { run, state, node, args, name } = call;
    const [first, second] = args;
    const option = first && known(first.value);
    if (!first) return 0;
    if (option === "-v" || option === "-V")
      return lookUp(call, second ? [second] : []);
    if (option?.startsWith("-") && option !== "-p" && option !== "--") {
      return unfollowed(call, `\`${name} ${option}\` is not followed`);
    }
    const words = option === "-p" || option === "--" ? args.slice(1) : args;
    const called = words[0] && known(words[0].value);
    if (called !== undefined && state.shell.functions.has(called)) {
      if (!builtinCalled(called) && !run.wanted.toolCalled(called)) {
        return unfollowed(call, `which \`${called}\` it runs is not known`);
      }
      const functions = state.shell.functions;
      const hidden = functions.get(called);
      functions.delete(called);
      dispatch(run, state, node, words, call.opened);
      if (hidden) state.shell.functions.set(called, hidden);
    } else {
      dispatch(run, state, node, words, []);
    }
    if (name === "exec") leave(run, state, "shell");
    return state.shell.status;
  },
};

/** `command -v x`: certain for what the page defined and for builtins. */
function lookUp(call: Call, names: readonly Argument[]): Status {
  const [first] = names;
  const name = first && !first.unsure ? known(first.value) : undefined;
  const { functions } = call.state.shell;
  const builtins =
    /^(?:cd|echo|export|true|false|test|read|set|unset|printf|eval|exec|exit|source|type|command)$/;
  if (name !== undefined && (functions.has(name) || builtins.test(name))) {
    print(call, text(`${name}\n`));
    return 0;
  }
  printUnknown(call);
  return "unknown";
}

export const type: Builtin = {
  names: ["type", "which", "whereis"],
  summary: "Says what a name stands for",
  run: (call) => {
    printUnknown(call);
    return "unknown";
  },
};

const letting: Builtin = {
  names: ["let"],
  summary: "Computes",
  run: (call) => {
    let last: bigint | undefined = 0n;
    for (const { value, node, unsure } of call.args) {
      const expression = unsure ? undefined : known(value);
      if (expression === undefined) {
        const why = call.run.origin(node, "what `let` computes is not known");
        openEnvironment(call.run, call.state, why);
        return "unknown";
      }
      last = evaluateText(call.run, call.state, expression, node);
    }
    return truth(last);
  },
};

export const alias: Builtin = {
  names: ["alias"],
  summary: "Gives a command another name",
  run: (call) => {
    for (const { assigns, value } of call.args) {
      const name = assigns?.name ?? /^([\w.-]+)=/.exec(known(value) ?? "")?.[1];
      if (name !== undefined) call.state.shell.aliases.set(name, value);
    }
    return 0;
  },
};

export const unalias: Builtin = {
  names: ["unalias"],
  summary: "Takes another name away",
  run: (call) => {
    for (const { value } of call.args) {
      call.state.shell.aliases.delete(known(value) ?? "");
    }
    return "assumed";
  },
};

export const commands: readonly Builtin[] = [
  trap,
  command,
  type,
  letting,
  alias,
  unalias,
];
