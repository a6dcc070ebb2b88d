import { type Call, pathOf, print, printUnknown } from "../calls/call.ts";
import { folderOf, look } from "../environment.ts";
import { namesFolder } from "../paths.ts";
import type { State } from "../state.ts";
import type { Status } from "../shell.ts";
import {
  show,
  type Value,
  concat,
  known,
  text,
  unknown,
  unsettled,
} from "../values.ts";
import { type Variable, scalar, textContent } from "../variables.ts";
import type { Builtin } from "./builtin.ts";

/** Goes there, and says so; a guide means that the folder is there. */
function goTo(call: Call, target: Value): Status {
  const { run, state, node } = call;
  const path = pathOf(call, target);
  const plain = known(target);
  const found = state.find(path);
  const missing =
    found.found === "removed" ||
    (found.found === "written" && !found.entry.folder);
  if (missing && !namesFolder(target)) return 1;

  const { shell } = state;
  const there = found.found === "written" || alwaysThere(state, target);
  const from = folderOf(state);
  const absolute = plain?.startsWith("/") ?? false;
  if (!there) {
    const whereabouts = run.origin(node, "whether `cd` finds it is not known");
    const instead = shell.astray ? unknown(whereabouts) : shell.cwd;
    shell.astray = { instead, whereabouts, escapes: [] };
  } else if (absolute) {
    shell.astray = undefined;
  } else if (shell.astray) {
    const whereabouts = run.origin(node, "which folder this is is not known");
    const instead = unknown(whereabouts);
    shell.astray = { instead, whereabouts, escapes: [] };
  }
  const here = shell.cwd;
  const drifts = isDrift(call, path, plain);
  shell.cwd = run.bounded(path, node, "path");
  shell.enteredIn = run.block;
  // A `cd` that fails leaves this variable alone as well.
  state.shell.variables.set(
    "OLDPWD",
    own(there ? from : run.unknown(node, "whether `cd` finds it is not known")),
  );
  state.shell.variables.delete("PWD");
  run.happened(state, node, { kind: "cwd", path, rests: unsettled(path) });
  // Whether it fails here or the reader began anew, this is where they are.
  if (drifts) {
    shell.cwd = here;
    shell.astray = undefined;
  }
  return there ? 0 : "assumed";
}

/**
 * `cd backend` in `backend`, steps later: the reader has left it in between,
 * opened another terminal, or sees it fail. Each way they are in `backend`.
 */
function isDrift(
  { run, state }: Call,
  path: Value,
  target: string | undefined,
): boolean {
  const { cwd, enteredIn } = state.shell;
  if (target === undefined || enteredIn === undefined) return false;
  if (enteredIn === run.block || /^[/.~]/.test(target)) return false;
  return show(cwd).endsWith(`/${target}`) && show(path).endsWith(`/${target}`);
}

/** Folders that every system has, and the way up. */
function alwaysThere(state: State, target: Value): boolean {
  const name = known(target);
  if (name !== undefined) return /^(?:\/|\/tmp\/?|\.|(?:\.\.\/?)+)$/.test(name);
  const [first, second] = target;
  return first?.kind === "unknown" && first.from.reader === "HOME" && !second;
}

function own(value: Value): Variable {
  return {
    content: textContent(value),
    set: true,
    exported: true,
    special: false,
    readonly: false,
  };
}

const cd: Builtin = {
  names: ["cd"],
  summary: "Goes to another folder",
  run: (call) => {
    const { run, state, node } = call;
    const args = call.args.filter(
      ({ value }) => !/^-[LPe@]+$|^--$/.test(known(value) ?? ""),
    );
    const [target, second] = args;
    if (call.args.some(({ value }) => /^-[LPe]*P/.test(known(value) ?? ""))) {
      return goTo(call, run.unknown(node, "links decide where `cd -P` goes"));
    }
    if (second && !target?.unsure && !second.unsure) return 1;
    const usesPath = look(run, state, "CDPATH", node);
    if (target?.unsure) {
      return goTo(
        call,
        run.unknown(node, "which folder it goes to is not known"),
      );
    }
    if (!target) {
      const home = scalar(look(run, state, "HOME", node));
      return home ? goTo(call, home) : 1;
    }
    if (known(target.value) === "-") {
      const before = scalar(look(run, state, "OLDPWD", node)) ?? [];
      print(call, concat(before, text("\n")));
      return goTo(call, before);
    }
    if (usesPath.kind === "text" && usesPath.value.length > 0) {
      return goTo(call, run.unknown(node, "`CDPATH` decides where it goes"));
    }
    if (target.value.length === 0) return 0;
    return goTo(call, target.value);
  },
};

const pwd: Builtin = {
  names: ["pwd"],
  summary: "Prints the folder",
  run: (call) => {
    print(call, concat(folderOf(call.state), text("\n")));
    return 0;
  },
};

const pushd: Builtin = {
  names: ["pushd"],
  summary: "Goes to another folder and remembers this one",
  run: (call) => {
    const { state, args } = call;
    const [target, second] = args;
    printUnknown(call);
    if (
      !target ||
      second ||
      target.unsure ||
      /^[-+]/.test(known(target.value) ?? "+")
    ) {
      return lost(call);
    }
    const from = state.shell.cwd;
    const status = goTo(call, target.value);
    if (status !== 1) state.shell.folders = [from, ...state.shell.folders];
    return status;
  },
};

const popd: Builtin = {
  names: ["popd"],
  summary: "Goes back to the folder that was remembered",
  run: (call) => {
    const { state, args } = call;
    const [target, ...rest] = state.shell.folders;
    printUnknown(call);
    if (!target || args.length > 0) return lost(call);
    state.shell.folders = rest;
    return goTo(call, target);
  },
};

function lost(call: Call): Status {
  const { run, state, node } = call;
  const why = `where \`${call.name}\` goes is not followed`;
  run.note(why);
  state.shell.folders = [];
  goTo(call, run.unknown(node, why));
  return "unknown";
}

const dirs: Builtin = {
  names: ["dirs"],
  summary: "Prints the folders that are remembered",
  run: (call) => {
    printUnknown(call);
    return 0;
  },
};

export const folders: readonly Builtin[] = [cd, pwd, pushd, popd, dirs];
