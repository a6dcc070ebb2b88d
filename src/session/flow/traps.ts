import { either } from "./forks.ts";
import { runScript } from "../scripts.ts";
import type { Run } from "../run.ts";
import type { Span } from "../source.ts";
import type { State } from "../state.ts";
import { known } from "../values.ts";

/** Runs what `trap` set for this signal: `EXIT`, or `ERR` after a failure. */
export function runTrap(
  run: Run,
  state: State,
  signal: "EXIT" | "ERR",
  node: Span,
): void {
  const { shell } = state;
  const script = shell.traps.get(signal);
  if (!script || (signal === "ERR" && shell.scopes.length > 0)) return;
  shell.traps.delete(signal);
  const { status } = shell;
  const work = (on: State): void => {
    runScript(run, on, script, node);
    on.shell.status = status;
  };
  if (typeof status === "number" || signal === "EXIT") work(state);
  else {
    const why = run.origin(node, "whether this fails is not known");
    either(run, state, why, work, () => undefined);
  }
  if (signal === "ERR" && known(script) !== undefined) {
    state.shell.traps.set(signal, script);
  }
}
