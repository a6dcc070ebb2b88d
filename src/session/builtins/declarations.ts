import { store } from "../calls/assignments.ts";
import { type Argument, type Call, printUnknown } from "../calls/call.ts";
import { look, openEnvironment, unset as unsetName } from "../environment.ts";
import { fault } from "../flow/leaving.ts";
import type { Status } from "../shell.ts";
import { type Value, known, text } from "../values.ts";
import { type Content, type Variable, scalar } from "../variables.ts";
import type { Builtin } from "./builtin.ts";

/** The names and options of `export`, `declare`, `local`, `readonly`. */
function declare(
  call: Call,
  traits: Partial<Variable>,
  local: boolean,
): Status {
  const { run, state, node, args } = call;
  const options = args
    .map(({ value, assigns }) => (assigns ? "" : (known(value) ?? "")))
    .filter((word) => /^[-+][A-Za-z]+$/.test(word))
    .join("");
  let status: Status = 0;
  if (/[pFf]/.test(options) || args.length === 0) printUnknown(call);
  if (/f/i.test(options)) return 0;

  for (const argument of args) {
    const { value, unsure, assigns } = argument;
    const word = known(value);
    if (!assigns && word !== undefined && /^[-+][A-Za-z]+$/.test(word))
      continue;
    const named = nameOf(argument);
    if (named === undefined) {
      if (word === undefined || unsure) {
        // `export $(cat .env)` sets what nobody knows.
        const why = run.origin(node, `what \`${call.name}\` sets is not known`);
        run.note(why.why);
        openEnvironment(run, state, why);
      } else {
        status = 1;
      }
      continue;
    }
    if (local) hide(call, named.name, options.includes("g"));
    if (/[ilu]/.test(options)) markSpecial(call, named.name);
    if (!settle(call, argument, named, options)) status = 1;
    const variable = state.shell.variables.get(named.name);
    if (!variable) continue;
    const special = /[ilunt]/.test(options);
    if (special) fault(run, state);
    if (options.includes("n")) pointAt(call, variable);
    state.shell.variables.set(named.name, {
      ...variable,
      ...traits,
      ...(options.includes("x") ? { exported: !options.includes("+x") } : {}),
      ...(options.includes("r") ? { readonly: true } : {}),
      special: variable.special || special,
      // What such a name is given is not what it holds.
      ...(special ? { content: unfollowed(call, named.name) } : {}),
    });
  }
  return status;
}

/** Before the value is given, so that nobody takes it for what the name holds. */
function markSpecial({ run, state, node }: Call, name: string): void {
  const { variables } = state.shell;
  const before = variables.get(name);
  variables.set(name, {
    content: look(run, state, name, node),
    set: "maybe",
    exported: "maybe",
    readonly: false,
    ...before,
    special: true,
  });
}

function unfollowed({ run, node }: Call, name: string): Content {
  const from = run.origin(node, `what \`${name}\` holds is not followed`);
  return { kind: "unknown", from };
}

/** Whatever is given to a reference lands in the variable that it names. */
function pointAt(call: Call, { content }: Variable): void {
  const { run, state, node } = call;
  const target = known(scalar(content) ?? []);
  const name = /^[A-Za-z_]\w*/.exec(target ?? "")?.[0];
  if (target === undefined) {
    const why = run.origin(node, "which variable it stands for is not known");
    openEnvironment(run, state, why);
  } else if (name !== undefined) {
    const before = state.shell.variables.get(name);
    state.shell.variables.set(name, {
      exported: before?.exported ?? "maybe",
      readonly: before?.readonly ?? false,
      set: true,
      special: true,
      content: unfollowed(call, name),
    });
  }
}

function nameOf({
  value,
  unsure,
  assigns,
}: Argument): { name: string; given?: Value; append: boolean } | undefined {
  if (assigns) return { name: assigns.name, append: assigns.append };
  const [first, ...rest] = value;
  if (unsure || first?.kind !== "text") return undefined;
  const match = /^([A-Za-z_]\w*)(?:(\+?)=|$)/.exec(first.text);
  const name = match?.[1];
  if (match === null || name === undefined) return undefined;
  if (!match[0].endsWith("=")) {
    return rest.length === 0 ? { name, append: false } : undefined;
  }
  const given = [...text(first.text.slice(match[0].length)), ...rest];
  return { name, given, append: match[2] === "+" };
}

/** Gives the name its value, or makes it known without one. */
function settle(
  call: Call,
  { assigns, node }: Argument,
  { name, given, append }: { name: string; given?: Value; append: boolean },
  options: string,
): boolean {
  const { run, state } = call;
  if (options.includes("A") && !assigns) {
    const content = {
      kind: "array",
      associative: true,
      items: new Map(),
    } as const;
    return store(run, state, name, content, node, { append: false });
  }
  if (assigns) {
    return store(run, state, name, assigns.content, node, {
      append,
      ...("index" in assigns ? { index: assigns.index } : {}),
    });
  }
  if (given) {
    return store(run, state, name, { kind: "text", value: given }, node, {
      append,
    });
  }
  if (!state.shell.variables.has(name)) {
    const content = look(run, state, name, node);
    state.shell.variables.set(name, {
      content,
      set: "maybe",
      exported: "maybe",
      special: false,
      readonly: false,
    });
  }
  return true;
}

/** Inside a function `local` and `declare` hide the name until it returns. */
function hide({ run, state, node }: Call, name: string, global: boolean): void {
  const { shell } = state;
  const scope = shell.scopes.at(-1);
  if (!scope || global || scope.has(name)) return;
  scope.set(name, shell.variables.get(name));
  const before = shell.variables.get(name);
  const from = run.origin(node, `\`${name}\` is local`);
  shell.variables.set(name, {
    content: before?.readonly === true ? before.content : { kind: "unset" },
    set: true,
    exported: before?.exported ?? false,
    special: before?.special ?? false,
    readonly: before?.readonly ?? false,
  });
  if (before?.content.kind === "unknown" && before.special) {
    shell.variables.set(name, {
      ...before,
      content: { kind: "unknown", from },
    });
  }
}

const exporting: Builtin = {
  names: ["export"],
  summary: "Gives variables to the commands that follow",
  run: (call) => {
    const removes = call.args.some(({ value }) => known(value) === "-n");
    return declare(call, { exported: !removes }, false);
  },
};

const declaring: Builtin = {
  names: ["declare", "typeset"],
  summary: "Sets variables and what they are",
  run: (call) => declare(call, {}, true),
};

const local: Builtin = {
  names: ["local"],
  summary: "Sets variables of the function",
  run: (call) =>
    call.state.shell.scopes.length === 0 ? 1 : declare(call, {}, true),
};

export const readonly: Builtin = {
  names: ["readonly"],
  summary: "Sets variables for good",
  run: (call) => declare(call, { readonly: true }, false),
};

const unset: Builtin = {
  names: ["unset"],
  summary: "Takes variables and functions away",
  run: (call) => {
    const { run, state, node, args } = call;
    const names = args.map(({ value, unsure }) =>
      unsure ? undefined : known(value),
    );
    for (const name of names) {
      if (name === undefined) {
        openEnvironment(
          run,
          state,
          run.origin(node, "what it unsets is not known"),
        );
        return "assumed";
      }
      if (name.startsWith("-")) continue;
      const plain = /^[A-Za-z_]\w*/.exec(name)?.[0];
      if (plain === undefined) continue;
      if (state.shell.variables.get(plain)?.readonly) return "unknown";
      if (
        names.includes("-f") ||
        (isUnset(state.shell.variables.get(name)) &&
          state.shell.functions.has(name))
      ) {
        state.shell.functions.delete(name);
      } else if (name === plain && state.shell.scopes.length === 0) {
        unsetName(state, name);
      } else {
        // One item of an array, or a local name that uncovers another.
        const from = run.origin(node, `\`${plain}\` is not followed`);
        unsetName(state, plain);
        const variable = state.shell.variables.get(plain);
        if (variable) {
          state.shell.variables.set(plain, {
            ...variable,
            content: { kind: "unknown", from },
          });
        }
      }
    }
    return 0;
  },
};

function isUnset(variable: Variable | undefined): boolean {
  return variable === undefined || variable.content.kind === "unset";
}

export const declarations: readonly Builtin[] = [
  exporting,
  declaring,
  local,
  readonly,
  unset,
];
