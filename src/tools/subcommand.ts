import { readOptions } from "../shell/words.ts";

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
