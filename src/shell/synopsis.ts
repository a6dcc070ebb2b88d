/**
 * The grammar of a command as manuals write it: `vets add <pet> [<kind> ...]`.
 * Nobody types that, so every word beside the signs of the grammar is a plain
 * one: no value, no path, no quote.
 */

const NAME = String.raw`[\w@./ '"-]+`;
const ALTERNATIVES = new RegExp(
  String.raw`<(?:${NAME}|\.{3}|…)(?:\|(?:${NAME}|\.{3}|…))+>`,
  "g",
);
const OPTIONAL =
  /(?<=\s)\[(?:--?[A-Za-z][\w-]*|--(?= )|<[^<>\n]{1,60}>|[\w-]+(?:\.{3}|…|(?= (?:\.{3}|…)\]))|(?:options?|flags?|arg(?:ument)?s?|command)(?=\]))(?:(?:(?<=>)|[ =|,.…])[^[\]\n]{0,80})?\](?:\.{3}|…)?(?=\s|$)/gi;
/** These stand for others, in no language of a shell. */
const OPTIONAL_MANY =
  /\[(?:options|flags|arg(?:ument)?s)\]|\[[^\]]*[<…]|\.{3}/i;
/** An operand that may be left out, beside signs that leave no doubt. */
const OPERAND = /(?<=\s)\[[a-z][\w./-]*\](?=\s|$)/g;
const PLAIN = /<@?[A-Za-z][\w :.@/-]{0,40}>/g;
const SIGN = "\uE000";
const GRAMMAR = new RegExp(
  String.raw`^\s*[a-z][\w.-]*(?: +(?:[a-z][\w:-]*|--?[\w-]+=?${SIGN}?|${SIGN}(?:\.{3}|…)?|\.{3}|…))*\s*(?:\([A-Z][^()]*\))?\s*(?:#.*)?$`,
);
const LONGEST = 300;

/** Whether a line is the grammar of a command for certain, and no command. */
export function isSynopsis(line: string): boolean {
  const signs = signsOf(line);
  if (!signs) return false;
  const { alternatives, optional, plain } = signs;
  if (alternatives.some(isList)) return true;
  if (optional.some((one) => OPTIONAL_MANY.test(one))) return true;
  return (
    optional.length > 0 &&
    optional.length + plain.length + alternatives.length > 1
  );
}

/** Whether a line may belong to the synopsis of the same program beside it. */
export function mayBeSynopsis(line: string, beside: string): boolean {
  const { plain = [] } = signsOf(line) ?? {};
  return plain.length > 0 && programOf(line) === programOf(beside);
}

/**
 * How many of the first lines are the synopsis of one program: at least one for
 * certain, and half of them with something for the reader to fill in.
 */
export function linesOfSynopsis(lines: readonly string[]): number {
  const [first = ""] = lines;
  const program = programOf(first);
  if (program === undefined) return 0;
  const other = lines.findIndex(
    (line) => programOf(line) !== program || !GRAMMAR.test(bare(line)),
  );
  const own = other < 0 ? lines : lines.slice(0, other);
  const filled = own.filter((line) => signsOf(line));
  return own.some(isSynopsis) && filled.length * 2 >= own.length
    ? own.length
    : 0;
}

function programOf(line: string): string | undefined {
  return /^\s*([a-z][\w.-]*)(?=\s)/.exec(line)?.[1];
}

/** The line with one letter for each of its signs. */
function bare(line: string): string {
  if (line.length > LONGEST) return '"';
  return [OPTIONAL, OPERAND, ALTERNATIVES, PLAIN].reduce(
    (text, signs) => text.replace(signs, SIGN),
    line,
  );
}

/** Of two words the reader may be meant to type one, as of a placeholder. */
function isList(alternatives: string): boolean {
  return /\|.*\||['.…]/.test(alternatives);
}

interface Signs {
  readonly alternatives: readonly string[];
  readonly optional: readonly string[];
  readonly plain: readonly string[];
}

function signsOf(line: string): Signs | undefined {
  if (!/[<[]/.test(line) || !GRAMMAR.test(bare(line))) return undefined;
  const required = line.replace(OPTIONAL, SIGN);
  const single = required.replace(ALTERNATIVES, SIGN);
  return {
    optional: line.match(OPTIONAL) ?? [],
    alternatives: required.match(ALTERNATIVES) ?? [],
    plain: single.match(PLAIN) ?? [],
  };
}
