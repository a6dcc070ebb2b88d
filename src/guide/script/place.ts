import type { Leg, Plan } from "../../plan/plan.ts";
import type { Origins } from "../mark.ts";
import { workBackOf, workOf, type Work } from "./calls.ts";

/** A leg, its steps, and what their ids begin with. */
export interface Place {
  readonly leg: Leg;
  readonly landing: string;
  readonly prefix: string;
  readonly there: readonly Work[];
  readonly back: readonly Work[];
}

export function placeOf(plan: Plan, leg: Leg, origins: Origins): Place {
  const landing = leg.part === "" ? leg.to : `${leg.part}-${leg.to}`;
  const prefix = plan.legs.length > 1 ? `${landing}/` : "";
  const marking = { origins, prefix };
  return {
    leg,
    landing,
    prefix,
    there: workOf(plan, leg, marking),
    back: workBackOf(plan, leg, marking),
  };
}
