import {
  type Argument,
  type Call,
  certain,
  pathOf,
  printUnknown,
} from "../calls/call.ts";
import { openEnvironment } from "../environment.ts";
import { comeBack } from "../flow/forks.ts";
import { restsOf } from "../opening.ts";
import type { Frame } from "../run.ts";
import { inChild, runScript } from "../scripts.ts";
import type { Status } from "../shell.ts";
import { type Value, join, known, show, text } from "../values.ts";
import type { Builtin } from "./builtin.ts";

export const evaluating: Builtin = {
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

export const source: Builtin = {
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
export const shells: Builtin = {
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
  if (input?.kind === "terminal" && run.isLeftLater) {
    run.happened(state, node, { kind: "enter", into, interactive: false });
    run.visits({ node, into });
    return "assumed";
  }
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

export function unfollowed(call: Call, reason: string): Status {
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

export const scripts: readonly Builtin[] = [evaluating, source, shells];
