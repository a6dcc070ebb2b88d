import { type Call, certain, printUnknown } from "../calls/call.ts";
import { loseThread } from "../environment.ts";
import { comeBack, enter } from "./forks.ts";
import type { Frame } from "../run.ts";
import type { Routine } from "../shell.ts";
import { runCommandNode, runList } from "./walk.ts";

/** Calls a function of the page: its arguments are `$1` and on. */
export function callFunction(call: Call, routine: Routine | "unknown"): void {
  const { run, state, node, args, name } = call;
  if (routine === "unknown" || run.isAside) {
    const why = `what \`${name}\` does is not known`;
    run.note(why);
    printUnknown(call);
    // Aside, what the function would do is thrown away anyway.
    if (!run.isAside) loseThread(run, state, run.origin(node, why));
    state.shell.status = "unknown";
    return;
  }
  const outer = state.shell.positional;
  state.shell.positional = certain(call)
    ? args.map(({ value }) => value)
    : undefined;
  state.shell.scopes.push(new Map());

  const frame: Frame = { kind: "function", left: [] };
  const frames = run.frames;
  run.frames = [...frames, frame];
  if (enter(run, state, node)) {
    run.from(routine.source, () => {
      if (routine.body.type === "CompoundList") {
        runList(run, state, routine.body);
      } else {
        runCommandNode(run, state, routine.body);
      }
    });
  }
  run.depth--;
  run.frames = frames;
  const ended = state.alive;
  if (ended || frame.left.length > 0) comeBack(run, state, frame.left, node);
  if (!state.alive) return;
  leaveScope(call);
  state.shell.positional = outer;
}

/** What `local` hid is there again. */
function leaveScope({ state }: Call): void {
  const { shell } = state;
  for (const [name, variable] of shell.scopes.pop() ?? []) {
    if (variable) shell.variables.set(name, variable);
    else shell.variables.delete(name);
  }
}
