import type { Place, Unknown } from "./events.ts";
import { fault } from "./flow/leaving.ts";
import type { Run } from "./run.ts";
import type { Span } from "./source.ts";
import type { State } from "./state.ts";
import {
  type Content,
  type Variable,
  logged,
  textContent,
} from "./variables.ts";
import { type Value, unknown } from "./values.ts";

/** Variables that every reader's shell has. Their values are the reader's own. */
const everybodys = new Set(
  `HOME USER LOGNAME PATH PWD OLDPWD SHELL TERM LANG LANGUAGE TZ HOSTNAME EDITOR
   VISUAL PAGER TMPDIR DISPLAY MAIL IFS PS1 PS2 PS4 PROMPT_COMMAND HISTFILE
   COLUMNS LINES SUDO_USER SSH_AUTH_SOCK SSH_CONNECTION XDG_CONFIG_HOME
   XDG_DATA_HOME XDG_CACHE_HOME XDG_RUNTIME_DIR SHLVL LC_ALL LC_CTYPE CI
   OPTARG OPTIND OPTERR REPLY MAPFILE COPROC TIMEFORMAT`.split(/\s+/),
);

/** Variables that give something else, or something of the moment, at each look. */
const moving = new Set(
  `RANDOM SRANDOM SECONDS LINENO EPOCHSECONDS EPOCHREALTIME BASHPID PPID UID EUID
   GROUPS BASH BASH_COMMAND BASH_SOURCE BASH_LINENO BASH_SUBSHELL BASH_VERSION
   BASH_VERSINFO BASHOPTS SHELLOPTS FUNCNAME HOSTTYPE MACHTYPE OSTYPE DIRSTACK
   PIPESTATUS HISTCMD _`.split(/\s+/),
);

export function isEverybodys(name: string): boolean {
  return everybodys.has(name) || moving.has(name);
}

/** What a name holds, without saying so in the log. */
export function look(
  run: Run,
  state: State,
  name: string,
  node: Span | Place,
): Content {
  const { shell } = state;
  if (moving.has(name)) {
    return { kind: "unknown", from: run.origin(node, `\`${name}\` varies`) };
  }
  if (name === "PWD" && !shell.variables.has(name)) {
    return textContent(folderOf(state));
  }
  const variable = shell.variables.get(name);
  if (variable) return variable.content;
  if (name === "IFS") return textContent([{ kind: "text", text: " \t\n" }]);
  return { kind: "unknown", from: inherited(run, state, name, node) };
}

/** What `pwd` prints: the folder, where its `cd` certainly found it. */
export function folderOf({ shell }: State): Value {
  return shell.astray ? unknown(shell.astray.whereabouts) : shell.cwd;
}

function inherited(
  run: Run,
  { shell }: State,
  name: string,
  node: Span | Place,
): Unknown {
  const own = isEverybodys(name) && !shell.open;
  return run.environments.inherit(shell.environment, name, {
    ...run.origin(
      node,
      shell.open?.why ?? `\`${name}\` is not set on this page`,
    ),
    ...(own ? { reader: name } : {}),
  });
}

export function read(
  run: Run,
  state: State,
  name: string,
  node: Span | Place,
  guarded: boolean,
): Content {
  run.happened(state, node, {
    kind: "read-variable",
    name,
    found: found(state, name),
    guarded,
  });
  return look(run, state, name, node);
}

function found({ shell }: State, name: string): "set" | "unset" | "unknown" {
  const variable = shell.variables.get(name);
  if (variable?.set === true) return "set";
  if (isEverybodys(name)) return "set";
  if (variable?.set === "maybe" || shell.open) return "unknown";
  return "unset";
}

/** Sets a name as an assignment does. False where it is read-only. */
export function assign(
  run: Run,
  state: State,
  name: string,
  content: Content,
  node: Span | Place,
): boolean {
  const { variables, options } = state.shell;
  const before = variables.get(name);
  if (before?.readonly === true) return false;
  // Where it counts, text that is no number is an error.
  if (before?.special === true) fault(run, state);
  const doubtful =
    before?.special === true ||
    before?.readonly === "maybe" ||
    moving.has(name) ||
    name.endsWith("PWD");
  const kept: Content = doubtful
    ? { kind: "unknown", from: run.origin(node, `\`${name}\` is special`) }
    : content;
  const allExported = options.get("allexport") ?? false;
  const variable: Variable = {
    content: kept,
    set: true,
    exported: allExported === true ? true : (before?.exported ?? "maybe"),
    special: before?.special ?? false,
    readonly: before?.readonly ?? false,
  };
  variables.set(name, variable);
  run.happened(state, node, {
    kind: "set",
    name,
    value: logged(kept),
  });
  return true;
}

export function assignText(
  run: Run,
  state: State,
  name: string,
  value: Value,
  node: Span | Place,
): boolean {
  return assign(run, state, name, textContent(value), node);
}

export function unset(state: State, name: string): void {
  state.shell.variables.set(name, {
    content: { kind: "unset" },
    set: "maybe",
    exported: false,
    special: moving.has(name),
    readonly: false,
  });
}

/** Anything may be set from here on: something unknown was sourced. */
export function openEnvironment(run: Run, state: State, why: Unknown): void {
  const { shell } = state;
  shell.open = why;
  shell.environment = run.environments.open();
  for (const [name, variable] of shell.variables) {
    shell.variables.set(name, {
      ...variable,
      content: { kind: "unknown", from: { ...why } },
      set: variable.set === true ? true : "maybe",
      exported: "maybe",
    });
  }
}

/** Nothing is certain any more: the session lost the thread. */
export function loseThread(run: Run, state: State, why: Unknown): void {
  openEnvironment(run, state, why);
  const { shell } = state;
  shell.cwd = unknown({ ...why });
  shell.astray = undefined;
  shell.positional = undefined;
  shell.status = "unknown";
  for (const name of shell.functions.keys()) {
    shell.functions.set(name, "unknown");
  }
  for (const name of shell.options.keys()) shell.options.set(name, "maybe");
  state.files();
  for (const files of state.machines.values()) files.openEverything(why);
  for (const id of state.streams.keys()) {
    state.streams.set(id, { value: unknown({ ...why }) });
  }
}
