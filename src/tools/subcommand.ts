import { hasHole, readOptions } from "../shell/words.ts";
import type { Effects } from "./tool.ts";

export interface Subcommand {
  readonly name: string;
  /** The words after it, and where they start among all words. */
  readonly rest: readonly string[];
  readonly at: number;
}

/** The first operand behind a program's own options: `kubectl -n web get`. */
export function subcommand(
  words: readonly string[],
  valued: readonly string[],
): Subcommand {
  const { operandIndexes } = readOptions(words, {
    valued,
    stopAtOperand: true,
    shortEquals: true,
  });
  const [index = words.length] = operandIndexes;
  return {
    name: words[index] ?? "",
    rest: words.slice(index + 1),
    at: index + 1,
  };
}

/** Where nobody knows which subcommand it is, anything may happen anywhere. */
export function* unlessUnknown(
  { name }: Subcommand,
  effects: () => Effects,
): Effects {
  if (!hasHole(name)) {
    yield* effects();
    return;
  }
  const why = "which subcommand it is is not known";
  yield { kind: "unmodelled", why, everywhere: true };
}
