import { hasHole, readOptions } from "../../shell/words.ts";
import { type Argument, type Call, pathOf } from "../calls/call.ts";
import { holes } from "../holes.ts";

export interface Given {
  readonly has: (...names: readonly string[]) => boolean;
  readonly value: (...names: readonly string[]) => string | undefined;
  readonly values: (...names: readonly string[]) => readonly string[];
  readonly operands: readonly Argument[];
  /** Every option is one that the command here understands. */
  readonly understood: boolean;
}

/** Options with known text; operands stay arguments, known or not. */
export function given(
  call: Call,
  valued: readonly string[],
  flags: string,
  { stopAtOperand = false } = {},
): Given {
  const words = wordsOf(call);
  const options = readOptions(words, { valued, stopAtOperand });
  const allowed = new RegExp(`^-[${flags}]*$`);
  const isOperand = (at: number): boolean =>
    options.operandIndexes.includes(at);
  const understood = words.every(
    (word, at) =>
      isOperand(at) ||
      (!hasHole(word) &&
        (word === "--" ||
          allowed.test(word) ||
          valued.some((name) => word.startsWith(name)) ||
          valued.includes(words[at - 1] ?? ""))),
  );
  return {
    has: options.has,
    value: options.value,
    values: options.values,
    operands: options.operandIndexes.flatMap((at) => call.args[at] ?? []),
    understood: understood && !options.unsure,
  };
}

/** The arguments with holes; one that may be several words may be anything. */
export function wordsOf({ args }: Call): readonly string[] {
  const table = holes();
  return args.map(({ value, unsure }) =>
    unsure ? ANYTHING : table.word(value),
  );
}

const ANYTHING = "\uf8ff";

/** An option that is not followed may name a file to write: `sort -o`. */
export function openOperands(call: Call): void {
  const { run, state, node, args } = call;
  const why = run.origin(
    node,
    `these options of \`${call.name}\` are not followed`,
  );
  for (const { value } of args) state.files().open(pathOf(call, value), why);
}
