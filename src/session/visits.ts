import type { Statement } from "unbash";
import { openEnvironment } from "./environment.ts";
import type { Namespace } from "./events.ts";
import type { Run } from "./run.ts";
import { inChild } from "./scripts.ts";
import type { Span } from "./source.ts";
import type { State } from "./state.ts";

/** A shell that is opened in a transcript and left further down: `sudo -i`, `ssh db1`. */
export interface Visit {
  readonly node: Span;
  readonly into: Namespace;
}

/** Whether a statement leaves the shell that it is typed into. */
export function isExit({ command }: Statement): boolean {
  return (
    command.type === "Command" &&
    /^(?:exit|logout)$/.test(command.name?.text ?? "")
  );
}

/** Does what is typed between the opening of a shell and the `exit`. */
export function inVisit(
  run: Run,
  state: State,
  { node, into }: Visit,
  work: () => void,
): void {
  const { namespace } = state.shell;
  const inner = into.startsWith(`${namespace}/`)
    ? into.slice(namespace.length + 1)
    : into;
  const why = "what a shell of its own starts with is not known";
  const cwd = run.unknown(node, why);
  const start = into === namespace ? { cwd } : { on: { name: inner }, cwd };
  inChild(run, state, node, start, () => {
    if (into === namespace) openEnvironment(run, state, run.origin(node, why));
    work();
  });
}
