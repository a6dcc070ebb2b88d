import {
  type Argument,
  type Call,
  certain,
  pathOf,
  print,
  printUnknown,
  texts,
} from "../call.ts";
import { dispatch } from "../command.ts";
import { evaluateText } from "../arithmetic.ts";
import { loseThread, openEnvironment } from "../environment.ts";
import { comeBack } from "../forks.ts";
import { leave, leaveLoop } from "../leaving.ts";
import { restsOf } from "../redirect.ts";
import type { Frame } from "../run.ts";
import { inChild, runScript } from "../scripts.ts";
import type { Status } from "../state.ts";
import { type Value, join, known, show, text } from "../values.ts";
import { builtinCalled } from "./index.ts";
import type { Builtin } from "./builtin.ts";
import { toolCalled } from "../../tools/index.ts";
import { truth } from "../compound.ts";

function codeOf(call: Call): Status {
  const [first] = call.args;
  if (!first) return call.state.shell.status;
  const code = known(first.value);
  return code !== undefined && /^\d{1,3}$/.test(code)
    ? Number(code) % 256
    : "unknown";
}

const exit: Builtin = {
  names: ["exit"],
  summary: "Ends the shell",
  run: (call) => {
    call.state.shell.status = codeOf(call);
    leave(call.run, call.state, "shell");
    return call.state.shell.status;
  },
};

const returning: Builtin = {
  names: ["return"],
  summary: "Ends the function or the sourced file",
  run: (call) => {
    const { run, state } = call;
    const frame = run.frames.findLast(({ kind }) => kind !== "loop");
    if (frame?.kind !== "function") return 1;
    state.shell.status = codeOf(call);
    leave(run, state, "function");
    return state.shell.status;
  },
};

function leavingLoop(how: "breaks" | "continues") {
  return (call: Call): Status => {
    const [first] = call.args;
    const levels = first ? Number(known(first.value) ?? "1") : 1;
    leaveLoop(call.run, call.state, how, levels || 1);
    return 0;
  };
}

const breaking: Builtin = {
  names: ["break"],
  summary: "Leaves the loop",
  run: leavingLoop("breaks"),
};

const continuing: Builtin = {
  names: ["continue"],
  summary: "Goes on with the next round",
  run: leavingLoop("continues"),
};

const evaluating: Builtin = {
  names: ["eval"],
  summary: "Runs its arguments as a script",
  run: (call) => {
    const { run, state, node, args } = call;
    const script = join(
      args.map(({ value }) => value),
      " ",
    );
    if (!certain(call) || known(script) === undefined) {
      const why = run.origin(node, "what `eval` runs is not known");
      run.note(why.why);
      openEnvironment(run, state, why);
      state.files().open(state.shell.cwd, why);
      printUnknown(call);
      return "assumed";
    }
    runScript(
      run,
      state,
      script,
      args.length === 1 ? (args[0]?.node ?? node) : node,
    );
    return state.shell.status;
  },
};

/** The content of a script file that the page wrote. */
function scriptIn(call: Call, path: Value): Value | undefined {
  const { run, state, node } = call;
  const from = pathOf(call, path);
  const found = state.find(from);
  const form = found.found === "written" ? found.entry.form : undefined;
  run.happened(state, node, {
    kind: "read-file",
    path: from,
    found: found.found === "removed" ? "missing" : found.found,
    as: "run",
    rests: restsOf(from, found),
    ...(form ? { form } : {}),
  });
  const content = form?.content;
  return content && known(content) !== undefined ? content : undefined;
}

const source: Builtin = {
  names: ["source", "."],
  summary: "Runs a file in this shell",
  run: (call) => {
    const { run, state, node, args } = call;
    const [file, ...positional] = args;
    const plain = file && !file.unsure && known(file.value)?.includes("/");
    const content = file ? scriptIn(call, file.value) : undefined;
    if (content === undefined || (!plain && !file)) {
      const why = run.origin(node, "what the sourced file sets is not known");
      run.note(why.why);
      openEnvironment(run, state, why);
      return "assumed";
    }
    const outer = state.shell.positional;
    if (positional.length > 0) {
      state.shell.positional = certain(call)
        ? positional.map(({ value }) => value)
        : undefined;
    }
    const frame: Frame = { kind: "function", left: [] };
    const { frames } = run;
    run.frames = [...frames, frame];
    runScript(run, state, content, node);
    run.frames = frames;
    if (state.alive || frame.left.length > 0) {
      comeBack(run, state, frame.left, node);
    }
    state.shell.positional = outer;
    return state.shell.status;
  },
};

/** `bash -c '...'`, `bash script.sh`, `bash <<EOF`. */
const shells: Builtin = {
  names: ["bash", "sh", "dash", "zsh", "ksh"],
  summary: "Runs a script in a new shell",
  run: (call) => {
    const { run, state, args } = call;
    const at = args.findIndex(
      ({ value, unsure }) => unsure || !/^[-+]/.test(known(value) ?? "?"),
    );
    const options = args
      .slice(0, at < 0 ? undefined : at)
      .map(({ value }) => known(value) ?? "");
    const inline = options.some((word) => /^-\w*c\w*$/.test(word));
    const typed = options.some((word) => /^-\w*s\w*$/.test(word));
    const strict = options.join(" ");
    const [script, ...rest] = at < 0 ? [] : args.slice(at);
    if (options.some((word) => /^-\w*o$|^--(?:rcfile|init-file)$/.test(word))) {
      return unfollowed(call, "these options of the shell are not followed");
    }
    if (script?.unsure || !rest.every(({ unsure }) => !unsure)) {
      return unfollowed(call, "what the shell runs is not known");
    }
    if (!script || typed)
      return fromInput(call, script ? [script, ...rest] : []);
    const content = inline ? script.value : scriptIn(call, script.value);
    if (content === undefined) {
      return unfollowed(call, "what the script does is not known");
    }
    const [name, ...positional] = inline ? rest : [script, ...rest];
    child(call, content, inline ? script : undefined, {
      name: name?.value ?? text(call.name),
      positional: positional.map(({ value }) => value),
      strict,
    });
    return run.exhausted ? "unknown" : state.shell.status;
  },
};

function child(
  call: Call,
  script: Value,
  argument: Argument | undefined,
  start: { name: Value; positional: readonly Value[]; strict: string },
): void {
  const { run, state, node } = call;
  const outer = run.wrappers;
  run.wrappers = [...outer, call.name];
  const work = (): void => {
    inChild(run, state, node, start, () => {
      if (/-\w*e/.test(start.strict)) state.shell.options.set("errexit", true);
      if (/-\w*u/.test(start.strict)) state.shell.options.set("nounset", true);
      runScript(run, state, script, argument?.node ?? node);
    });
  };
  const foreign = call.name !== "bash" && bashism.test(show(script));
  if (foreign) {
    const why = `\`${call.name}\` reads this otherwise than bash`;
    run.note(why);
    run.doubtfully(work);
    state.files().open(state.shell.cwd, run.origin(node, why));
    state.shell.status = "unknown";
  } else {
    work();
  }
  run.wrappers = outer;
}

/** What other shells read otherwise, or not at all. */
const bashism =
  /\[\[|\{[^}]*[,.]|=\(|<<<|\\|\b(?:function|source|local|declare|pipefail|PIPESTATUS|RANDOM|UID)\b|&>|\$'|\(\(|\$\{\w+(?:[/^,@![]|:[^-=?+])/;

function fromInput(call: Call, positional: readonly Argument[]): Status {
  const { run, state, node } = call;
  const input = state.shell.descriptors.get(0);
  const into = state.shell.namespace;
  if (input?.kind !== "stream") {
    run.happened(state, node, { kind: "enter", into, interactive: true });
    return unfollowed(call, "the reader is in a shell of its own");
  }
  const stream = state.streams.get(input.stream);
  const script = stream?.value ?? [];
  state.streams.set(input.stream, { value: [] });
  run.happened(state, node, { kind: "enter", into, interactive: false });
  if (known(script) === undefined) {
    return unfollowed(call, "what the shell runs is not known");
  }
  const written: Argument | undefined = stream?.node && {
    node: stream.node,
    value: script,
    unsure: false,
  };
  child(call, script, written, {
    name: text(call.name),
    positional: positional.map(({ value }) => value),
    strict: "",
  });
  return state.shell.status;
}

function unfollowed(call: Call, reason: string): Status {
  const { run, state, node } = call;
  const why = run.origin(node, reason);
  run.note(reason);
  run.happened(state, node, { kind: "unknown", why: reason });
  const files = state.files();
  files.open(state.shell.cwd, why);
  for (const { value } of call.args) files.open(pathOf(call, value), why);
  printUnknown(call);
  return "assumed";
}

const trap: Builtin = {
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

const command: Builtin = {
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
      if (!builtinCalled(called) && !toolCalled(called)) {
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

const type: Builtin = {
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

const alias: Builtin = {
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

const unalias: Builtin = {
  names: ["unalias"],
  summary: "Takes another name away",
  run: (call) => {
    for (const { value } of call.args) {
      call.state.shell.aliases.delete(known(value) ?? "");
    }
    return "assumed";
  },
};

export const flow: readonly Builtin[] = [
  exit,
  returning,
  breaking,
  continuing,
  evaluating,
  source,
  shells,
  trap,
  command,
  type,
  letting,
  alias,
  unalias,
];
