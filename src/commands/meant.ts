import { nearest } from "../lint/likeness.ts";

/** What to do next about a name that nobody knows: the one that was meant, and all there are. */
export function meant(typed: string, known: readonly string[]): string[] {
  const near = nearest(typed, known);
  return [
    ...(near === undefined ? [] : [`Did you mean \`${near}\`?`]),
    ...(known.length === 0 ? [] : [`Choose one of ${known.join(", ")}`]),
  ];
}
