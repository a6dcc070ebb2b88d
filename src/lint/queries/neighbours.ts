import { type Call, isBehind } from "./calls.ts";

/** A call and the place that it names, if it names one. */
export interface Placed {
  readonly call: Call;
  readonly place: string | undefined;
}

/**
 * The place that the calls right before and right behind name, in one block and one
 * shell: whoever writes the same twice means it in between as well.
 */
export function placeAround(
  one: Placed,
  all: readonly Placed[],
): string | undefined {
  const beside = all.filter(
    ({ call }) =>
      call.place.block === one.call.place.block &&
      call.namespace === one.call.namespace,
  );
  const before = beside.findLast(({ call }) =>
    isBehind(one.call.place, call.place),
  );
  const behind = beside.find(({ call }) =>
    isBehind(call.place, one.call.place),
  );
  return before?.place === behind?.place ? before?.place : undefined;
}
