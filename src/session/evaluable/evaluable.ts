import type { Evaluation } from "../wants.ts";

/**
 * A text command that may really be run. The one that runs it is not GNU's and
 * not the reader's: only calls on which all of them agree are let through.
 */
export interface Evaluable {
  readonly names: readonly string[];
  /** Whether every implementation does the same with this. */
  readonly agrees: (evaluation: Evaluation) => boolean;
  /** Whether what was printed can be believed; default: yes. */
  readonly believes?: (stdout: string, evaluation: Evaluation) => boolean;
}

/** The words after the program, in options and operands; nothing where one is not listed. */
export function plainOptions(
  { argv }: Evaluation,
  { flags = "", valued = "" }: { flags?: string; valued?: string },
): PlainOptions | undefined {
  const set = new Map<string, string[]>();
  const operands: string[] = [];
  for (let at = 1; at < argv.length; at++) {
    const word = argv[at] ?? "";
    if (!word.startsWith("-") || word === "-") {
      operands.push(word);
      continue;
    }
    // Some take options behind operands, some do not.
    if (operands.length > 0 || word.startsWith("--")) return undefined;
    for (let letter = 1; letter < word.length; letter++) {
      const name = word.charAt(letter);
      if (flags.includes(name)) {
        set.set(name, [...(set.get(name) ?? []), ""]);
        continue;
      }
      if (!valued.includes(name)) return undefined;
      const attached = word.slice(letter + 1);
      const value = attached === "" ? argv[++at] : attached;
      if (value === undefined) return undefined;
      set.set(name, [...(set.get(name) ?? []), value]);
      break;
    }
  }
  return {
    operands,
    has: (name) => set.has(name),
    values: (name) => set.get(name) ?? [],
  };
}

export interface PlainOptions {
  readonly operands: readonly string[];
  readonly has: (name: string) => boolean;
  readonly values: (name: string) => readonly string[];
}

/** Standard input where no file is named; nothing where a name is no known file. */
export function inputsOf(
  names: readonly string[],
  { stdin, files }: Evaluation,
): readonly string[] | undefined {
  if (names.length === 0) return stdin === undefined ? undefined : [stdin];
  const inputs = names.map((name) => files[name]);
  return inputs.every((input) => input !== undefined) ? inputs : undefined;
}

/** Text that ends its last line: what is done with a rest differs. */
export function areWholeLines(texts: readonly string[]): boolean {
  return texts.every((text) => text === "" || text.endsWith("\n"));
}
