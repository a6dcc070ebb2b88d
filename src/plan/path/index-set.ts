import type { Interval } from "../../versions.ts";

/** Indices as intervals, lowest first. */
export type IndexSet = readonly Interval[];

export function isMember(set: IndexSet, index: number): boolean {
  return set.some(({ first, last }) => first <= index && index <= last);
}
