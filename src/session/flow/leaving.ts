import { complain } from "../calls/streams.ts";
import type { Frame, Run } from "../run.ts";
import type { Span } from "../source.ts";
import type { State } from "../state.ts";

/** Ends this path: its state waits where the function or shell that it leaves ends. */
export function leave(
  run: Run,
  state: State,
  what: "shell" | "function",
): void {
  const frame = run.frames.findLast(
    ({ kind }) => kind === what || kind === "shell",
  );
  if (frame && frame.kind !== "loop") {
    frame.left.push(state.copy());
    run.left(frame);
  }
  state.alive = false;
}

/**
 * A wrong expression: bash drops the rest of the line and goes on with the next,
 * or leaves a subshell.
 */
export function fault(run: Run, state: State): void {
  mayLeave(run, state);
  if (run.isAside) return;
  if (run.frames.findLast((one) => one.kind === "shell") !== run.frames[0])
    return;
  const dropped = state.copy();
  dropped.shell.status = "unknown";
  run.faults.push(dropped);
}

/** Bash may give up here: that path is kept for the end, and this one goes on. */
export function mayLeave(run: Run, state: State): void {
  const frame = run.frames.findLast((one) => one.kind === "shell");
  if (!frame) return;
  complain(run, state, { block: run.block, start: 0, end: 0 });
  const left = state.copy();
  left.shell.status = "unknown";
  frame.left.push(left);
  // Where a block ends is said of all that follows; inside, only here.
  if (frame !== run.frames[0]) frame.doubtful = true;
}

/** `break 2` and `continue`; without a loop around they do no more than complain. */
export function leaveLoop(
  run: Run,
  state: State,
  how: "breaks" | "continues",
  levels: number,
  node: Span,
): void {
  const loops: Extract<Frame, { kind: "loop" }>[] = [];
  for (const frame of [...run.frames].reverse()) {
    if (frame.kind !== "loop") break;
    loops.push(frame);
  }
  const loop = loops[Math.min(levels, loops.length) - 1];
  if (!loop) return complain(run, state, node);
  // The outermost loop that is left decides what happens then; inner ones just end.
  loop[how].push(state.copy());
  run.left(loop);
  state.alive = false;
}
