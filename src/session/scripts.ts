import { Facts } from "./facts.ts";
import { parse } from "unbash";
import { loseThread } from "./environment.ts";
import type { Namespace, Unknown } from "./events.ts";
import { inShell } from "./flow/forks.ts";
import { holes } from "./holes.ts";
import type { Run } from "./run.ts";
import { type Span, nestedSource } from "./source.ts";
import type { Shell } from "./shell.ts";
import type { State } from "./state.ts";
import { type Value, text, unknown } from "./values.ts";
import type { Variable } from "./variables.ts";
import { runStatements } from "./flow/walk.ts";

/** Runs text as a script of the shell that is there: `eval`, `source`, traps. */
export function runScript(
  run: Run,
  state: State,
  script: Value,
  node: Span,
): void {
  const table = holes();
  const written = table.word(script);
  const tree = parse(written);
  const source = nestedSource(run.source, node, script, table);
  state.shell.status = 0;
  const work = (): void => {
    run.from(source, () => runStatements(run, state, tree.commands));
  };
  if (!tree.errors) {
    work();
    return;
  }
  run.note("a script in it does not parse");
  run.doubtfully(work);
  loseThread(run, state, run.origin(node, "a script does not parse"));
}

/** What a new shell is started with. */
export interface Start {
  readonly name?: Value;
  readonly positional?: readonly Value[] | undefined;
  readonly on?: { readonly name: Namespace; readonly fresh?: boolean };
  readonly cwd?: Value;
}

/** Works in a shell of its own: `bash -c`, a script file, `ssh`, a container. */
export function inChild(
  run: Run,
  state: State,
  node: Span,
  start: Start,
  work: () => void,
): void {
  const outer = state.shell;
  const child = start.on
    ? shellOn(run, state, node, start.on)
    : childOf(run, outer, node);
  state.shell = {
    ...child,
    name: start.name ?? text("bash"),
    positional: start.positional ?? [],
    cwd: start.cwd ?? child.cwd,
  };
  const { conditions } = run;
  run.conditions = 0;
  inShell(run, state, node, work);
  run.conditions = conditions;
  const { status } = state.shell;
  state.shell = outer;
  outer.status = status;
}

function emptyShell(outer: Shell): Shell {
  return {
    ...outer,
    functions: new Facts(),
    aliases: new Facts(),
    scopes: [],
    options: new Facts(),
    traps: new Facts(),
    folders: [],
    status: 0,
    descriptors: new Map(outer.descriptors),
  };
}

/** A child process gets what is exported; the rest may be in its environment. */
function childOf(run: Run, outer: Shell, node: Span): Shell {
  const variables = new Facts<string, Variable>();
  for (const [name, variable] of outer.variables) {
    if (variable.content.kind === "unset") {
      variables.set(name, variable);
      continue;
    }
    if (variable.exported === true && variable.content.kind !== "array") {
      variables.set(name, { ...variable, special: false, readonly: false });
      continue;
    }
    const why = `\`${name}\` may not be exported`;
    variables.set(name, {
      content: { kind: "unknown", from: run.origin(node, why) },
      set: variable.set === false ? false : "maybe",
      exported: "maybe",
      special: false,
      readonly: false,
    });
  }
  return { ...emptyShell(outer), variables };
}

/** Another machine: its variables and the folder it starts in are its own. */
function shellOn(
  run: Run,
  state: State,
  node: Span,
  { name, fresh }: { name: Namespace; fresh?: boolean },
): Shell {
  const outer = state.shell;
  const namespace = nested(outer.namespace, name);
  const why = `what is set on \`${name}\` is not known`;
  const open: Unknown = run.origin(node, why);
  const environment = run.environments.of(namespace);
  const cwd = run.environments.inherit(environment, "its folder", {
    ...run.origin(node, `the folder on \`${name}\` is not known`),
    reader: "PWD",
  });
  if (fresh) {
    const from = run.origin(node, "what is in the image is not known");
    state.files(namespace).openEverything(from);
  }
  return {
    ...emptyShell(outer),
    namespace,
    variables: new Facts(),
    open,
    fresh: fresh === true,
    astray: undefined,
    environment,
    cwd: unknown(cwd),
  };
}

export function nested(outer: Namespace, inner: Namespace): Namespace {
  return outer === "host" ? inner : `${outer}/${inner}`;
}
