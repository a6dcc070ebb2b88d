/**
 * Words of a command as tool files read them: plain strings in which everything
 * that is not known is a hole, one character of Unicode's private use area.
 */
const HOLE = /[\ue000-\uf8ff]/;
/** Holes that may be anything, an option too; the others are plain words. */
const OPEN = /^[\uf000-\uf8ff]/;

export function hasHole(word: string): boolean {
  return HOLE.test(word);
}

/** What a command's options are called, as far as a tool file needs them. */
export interface OptionNames {
  /** Options that take a value: `-n`, `--namespace`. */
  readonly valued: readonly string[];
  /** Stop at the first operand: what follows belongs to another command. */
  readonly stopAtOperand?: boolean;
  /** `-n=web` is `-n web`, as Go programs have it; elsewhere the value is `=web`. */
  readonly shortEquals?: boolean;
}

export interface Options {
  readonly operands: readonly string[];
  /** Where each operand stands in the words that were read. */
  readonly operandIndexes: readonly number[];
  /** Whether any of the names was given. */
  readonly has: (...names: readonly string[]) => boolean;
  /** The last value given under any of the names. */
  readonly value: (...names: readonly string[]) => string | undefined;
  readonly values: (...names: readonly string[]) => readonly string[];
  /** Something that may be an option, but nobody knows which. */
  readonly unsure: boolean;
}

/**
 * Reads options as GNU, Go and Python programs do: `-abc`, `-n value`, `-nvalue`,
 * `--name value`, `--name=value`, and `--` ends them.
 */
export function readOptions(
  words: readonly string[],
  { valued, stopAtOperand = false, shortEquals = false }: OptionNames,
): Options {
  const given: { name: string; value: string | undefined }[] = [];
  const operandIndexes: number[] = [];
  let unsure = false;
  let index = 0;

  for (; index < words.length; index++) {
    const word = words[index] ?? "";
    if (word === "--") {
      index++;
      break;
    }
    if (word === "-" || !word.startsWith("-")) {
      // An unknown word may be an option as well as an operand.
      if (OPEN.test(word)) unsure = true;
      operandIndexes.push(index);
      if (stopAtOperand) {
        index++;
        break;
      }
      continue;
    }
    for (const { name, value } of optionsOf(word, valued, shortEquals)) {
      if (value === undefined && valued.includes(name)) {
        index++;
        given.push({ name, value: words[index] });
      } else {
        given.push({ name, value });
      }
    }
  }
  for (; index < words.length; index++) operandIndexes.push(index);

  const values = (...names: readonly string[]): string[] =>
    given.flatMap(({ name, value }) =>
      names.includes(name) && value !== undefined ? [value] : [],
    );
  return {
    operands: operandIndexes.map((at) => words[at] ?? ""),
    operandIndexes,
    has: (...names) => given.some(({ name }) => names.includes(name)),
    value: (...names) => values(...names).at(-1),
    values,
    unsure,
  };
}

/** `-it` is `-i -t`; `-nweb` is `-n web` where `-n` takes a value. */
function optionsOf(
  word: string,
  takesValue: readonly string[],
  shortEquals: boolean,
): { name: string; value: string | undefined }[] {
  const splits = shortEquals || word.startsWith("--");
  const equals = splits ? word.indexOf("=") : -1;
  const name = equals < 0 ? word : word.slice(0, equals);
  const value = equals < 0 ? undefined : word.slice(equals + 1);
  if (word.startsWith("--") || takesValue.includes(name))
    return [{ name, value }];

  const options: { name: string; value: string | undefined }[] = [];
  for (let at = 1; at < word.length; at++) {
    const letter = `-${word.charAt(at)}`;
    if (takesValue.includes(letter) && at + 1 < word.length) {
      options.push({ name: letter, value: word.slice(at + 1) });
      return options;
    }
    options.push({ name: letter, value: undefined });
  }
  return options;
}
