import { Facts } from "../facts.ts";
import type { Unknown } from "../events.ts";
import { loseThread } from "../environment.ts";
import { limits } from "../limits.ts";
import type { Frame, Run } from "../run.ts";
import type { Span } from "../source.ts";
import { type State } from "../state.ts";
import { copyShell } from "../shell.ts";
import { stateShape } from "../shape.ts";
import { runTrap } from "./traps.ts";

/** Goes both ways and joins what comes of them. */
export function either(
  run: Run,
  state: State,
  why: Unknown,
  one: (state: State) => void,
  two: (state: State) => void,
): void {
  const other = state.copy();
  run.doubtfully(() => {
    one(state);
    two(other);
  });
  if (state.join(other, why)) run.note(why.why);
}

/** Runs in a copy of the shell, of which only files and output stay. */
export function subshell(
  run: Run,
  state: State,
  node: Span,
  work: () => void,
): void {
  const outer = state.shell;
  state.shell = { ...copyShell(outer), scopes: [], traps: new Facts() };
  inShell(run, state, node, work);
  const { status } = state.shell;
  state.shell = outer;
  outer.status = status;
}

/** A shell of its own: whoever leaves it comes out here. */
export function inShell(
  run: Run,
  state: State,
  node: Span,
  work: () => void,
): void {
  const frame: Frame = { kind: "shell", left: [] };
  const frames = run.frames;
  run.frames = [...frames, frame];
  if (enter(run, state, node)) work();
  run.depth--;
  run.frames = frames;
  comeBack(run, state, frame.left, node);
  runTrap(run, state, "EXIT", node);
}

/** Joins the states that left early with the one that came to the end. */
export function comeBack(
  run: Run,
  state: State,
  left: readonly State[],
  node: Span,
): void {
  const why = run.origin(node, "it depends on where the script left");
  for (const early of left) {
    early.alive = true;
    if (state.join(early, why)) run.note(why.why);
  }
  state.alive = true;
}

/** False where scripts and functions are nested too deeply to follow. */
export function enter(run: Run, state: State, node: Span): boolean {
  run.depth++;
  if (run.depth <= limits.depth) return true;
  run.limit(node, "depth");
  loseThread(run, state, run.origin(node, "it is nested too deeply to follow"));
  return false;
}

const rounds = 12;

/** A loop whose number of rounds nobody knows: a state that covers them all. */
export function anyRounds(
  run: Run,
  state: State,
  node: Span,
  why: Unknown,
  round: (state: State) => void,
): void {
  const joinRound = (): void => {
    const next = state.copy();
    round(next);
    state.join(next, why);
  };
  let stable = false;
  let differs = false;
  run.silently(() => {
    let shape = stateShape(state);
    for (let count = 0; count < rounds && !stable && !run.exhausted; count++) {
      joinRound();
      const next = stateShape(state);
      stable = next === shape;
      differs ||= !stable;
      shape = next;
    }
  });
  if (!stable) {
    run.limit(node, "iterations");
    loseThread(run, state, why);
  }
  if (differs) run.note(why.why);
  run.doubtfully(joinRound);
}
