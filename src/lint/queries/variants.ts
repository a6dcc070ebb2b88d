/** Words that tell one copy of a thing from another while an upgrade goes on. */
const copies =
  /-(blue|green|canary|stable|old|new|next|previous|prev|current|live|standby|legacy|temp|tmp|v?\d+(?:[.-]\d+)*)$/i;

/** A name that stands for one of several copies: `vets-green` is vets, green. */
export interface Variant {
  readonly base: string;
  readonly copy: string;
}

export function variantOf(name: string): Variant | undefined {
  const copy = copies.exec(name)?.[1];
  if (copy === undefined) return undefined;
  return { base: name.slice(0, -copy.length - 1), copy: copy.toLowerCase() };
}

/** What both are copies of, where they are: `vets` of `vets`, `vets-green` and `vets-old`. */
export function sharedBase(one: string, other: string): string | undefined {
  if (one === other) return undefined;
  const base = variantOf(one)?.base ?? one;
  return base === (variantOf(other)?.base ?? other) ? base : undefined;
}
