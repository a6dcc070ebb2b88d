import { distance } from "../lint/likeness.ts";

/** The name a slip of the keyboard away, or part of what was typed; `undefined` where none is. */
export function nearest(
  typed: string,
  names: readonly string[],
): string | undefined {
  const allowed = Math.max(2, Math.floor(typed.length / 3));
  const [best] = names
    .map((name) => ({ name, away: distance(typed, name) }))
    .filter(({ away }) => away <= allowed)
    .sort((a, b) => a.away - b.away);
  return (
    best?.name ?? names.find((name) => typed !== "" && name.includes(typed))
  );
}
