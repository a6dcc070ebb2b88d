import { alike } from "../alike.ts";
import type { Logged, Run, Touch } from "../run.ts";
import type { Span } from "../source.ts";
import type { State } from "../state.ts";

/** A part of a pipe: the files it touched, and what it added to the log. */
export interface Part {
  readonly touched: readonly Touch[];
  readonly logged: readonly Logged[];
  /** Its own words are all it calls, and nothing that it reads gets into them. */
  readonly isPlain: boolean;
}

/**
 * Parts run at the same time: a file that two of them touch is not known, nor what
 * is called with what one of them read there.
 */
export function undoRaces(
  run: Run,
  state: State,
  parts: readonly Part[],
  node: Span,
): void {
  const raced = parts.flatMap(({ touched }, index) =>
    touched.filter((touch) => touch.writes && isTouchedBeside(touch, index)),
  );
  if (raced.length === 0) return;
  const why = run.origin(node, "two parts of the pipe use the same file");
  run.note(why.why);
  state.files().openEverything(why);
  const reader = parts.findIndex(({ touched }) => touched.some(isRacedRead));
  // What it reads, it may hand on.
  if (reader >= 0) parts.slice(reader).forEach(doubt);

  function isTouchedBeside({ path }: Touch, index: number): boolean {
    return parts.some(
      ({ touched }, at) =>
        at !== index && touched.some((other) => alike(other.path, path)),
    );
  }

  function isRacedRead({ path, writes }: Touch): boolean {
    return !writes && raced.some((touch) => alike(touch.path, path));
  }
}

/** Calls that are made with what others read happen on some path only. */
function doubt({ logged, isPlain }: Part): void {
  for (const one of logged) {
    const { event } = one;
    if (event.kind !== "call") continue;
    if (!isPlain || event.within.includes("xargs"))
      one.event = { ...event, maybe: true };
  }
}
