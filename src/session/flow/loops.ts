import type { Unknown } from "../events.ts";
import { anyRounds } from "./forks.ts";
import { limits } from "../limits.ts";
import type { Frame, Run } from "../run.ts";
import type { Span } from "../source.ts";
import type { State } from "../state.ts";

/** A loop, taken apart: all four kinds of the shell fit. */
interface Loop {
  /** How many rounds `for` makes; nothing where nobody knows. */
  readonly rounds?: number | undefined;
  /** What happens before each round; the number is missing where any may come. */
  readonly start?: (state: State, round: number | undefined) => void;
  /** Whether another round follows; nothing where nobody knows. */
  readonly condition?: (state: State) => boolean | undefined;
  readonly body: (state: State) => void;
  readonly update?: (state: State) => void;
  readonly why: Unknown;
}

/** Round by round while all is known, then any number of rounds at once. */
export function runLoop(run: Run, state: State, node: Span, loop: Loop): void {
  const frame: Extract<Frame, { kind: "loop" }> = {
    kind: "loop",
    breaks: [],
    continues: [],
  };
  const frames = run.frames;
  run.frames = [...frames, frame];
  state.shell.status = 0;
  knownRounds(run, state, node, loop, frame);
  run.frames = frames;
  for (const left of frame.breaks) {
    left.alive = true;
    left.shell.status = 0;
    if (state.join(left, loop.why)) run.note(loop.why.why);
  }
}

function knownRounds(
  run: Run,
  state: State,
  node: Span,
  loop: Loop,
  frame: Extract<Frame, { kind: "loop" }>,
): void {
  if (loop.start && loop.rounds === undefined) {
    unknownRounds(run, state, node, loop, frame);
    return;
  }
  for (let round = 0; ; round++) {
    if (run.exhausted || !state.alive) return;
    if (round >= limits.iterations) {
      run.limit(node, "iterations");
      unknownRounds(run, state, node, loop, frame);
      return;
    }
    if (loop.rounds !== undefined && round >= loop.rounds) {
      if (round === 0) walkOnce(run, state, loop);
      return;
    }
    const before = state.shell.status;
    const unasked = loop.condition ? state.copy() : state;
    const goes = loop.condition ? loop.condition(state) : true;
    if (goes === undefined) {
      // What the question took (`read`) belongs to the first of the rounds.
      state.become(unasked);
      unknownRounds(run, state, node, loop, frame);
      return;
    }
    if (!goes) {
      // A loop returns what its body did last, or 0.
      state.shell.status = before;
      if (round === 0) walkOnce(run, state, loop);
      return;
    }
    loop.start?.(state, round);
    oneRound(run, state, loop, frame);
    // Somebody may have left: how many rounds there are is not known any more.
    if (frame.breaks.length > 0 && state.alive) {
      unknownRounds(run, state, node, loop, frame);
      return;
    }
  }
}

/** Code that is not reached is walked for its events all the same. */
function walkOnce(run: Run, state: State, loop: Loop): void {
  run.aside(state, (copy) => {
    loop.start?.(copy, undefined);
    loop.body(copy);
  });
}

function oneRound(
  run: Run,
  state: State,
  loop: Loop,
  frame: Extract<Frame, { kind: "loop" }>,
): void {
  loop.body(state);
  for (const left of frame.continues.splice(0)) {
    left.alive = true;
    if (state.join(left, loop.why)) run.note(loop.why.why);
  }
  if (state.alive) loop.update?.(state);
}

function unknownRounds(
  run: Run,
  state: State,
  node: Span,
  loop: Loop,
  frame: Extract<Frame, { kind: "loop" }>,
): void {
  anyRounds(run, state, node, loop.why, (on) => {
    if (loop.condition) {
      const goes = loop.condition(on);
      if (goes === false) {
        on.alive = false;
        return;
      }
    }
    loop.start?.(on, undefined);
    oneRound(run, on, loop, frame);
  });
  run.silently(() => loop.condition?.(state));
  state.shell.status = "assumed";
}
