import type { Run } from "../run.ts";
import { type Value, settled } from "../values.ts";

/** The statement rests on the unsettled of these values that are nobody's own. */
export function noteUnsettled(run: Run, ...values: readonly Value[]): void {
  for (const value of values) {
    if (settled(value)) continue;
    for (const piece of value) {
      if (piece.kind === "unknown" && !settled([piece])) {
        run.note(piece.from.why);
        return;
      }
    }
  }
}
