import type { Plan } from "../../plan/plan.ts";
import { noOrigins } from "../mark.ts";
import { placeOf } from "./place.ts";

/** A stretch of the way: what a person does first, then steps that need nobody. */
export interface Segment {
  readonly landing: string;
  /** Id of its first step. */
  readonly first: string;
  readonly byHand: readonly {
    readonly title: string;
    readonly says: readonly string[];
  }[];
  readonly titles: readonly string[];
}

/**
 * A new one begins with every leg, and wherever work by hand comes between. What is
 * left to do by hand at the end of a leg is done before the next.
 */
export function segmentsOf(plan: Plan): Segment[] {
  const segments: Segment[] = [];
  for (const leg of plan.legs) {
    const { landing, there } = placeOf(plan, leg, noOrigins);
    for (const { id, title, body } of there) {
      const isByHand = body.byHand.length > 0;
      const last = segments.at(-1);
      const goesOn =
        last !== undefined &&
        (last.titles.length === 0 || (last.landing === landing && !isByHand));
      const open = goesOn ? last : { first: id, byHand: [], titles: [] };
      if (goesOn) segments.pop();
      segments.push(
        isByHand
          ? {
              ...open,
              landing,
              byHand: [...open.byHand, { title, says: body.byHand }],
            }
          : { ...open, landing, titles: [...open.titles, title] },
      );
    }
  }
  return segments;
}
