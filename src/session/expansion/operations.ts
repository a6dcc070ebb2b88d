import type { ParameterExpansionPart, ParameterOperation, Word } from "unbash";
import { evaluateText } from "./arithmetic.ts";
import { expandPattern, expandText } from "./expand.ts";
import {
  type Pattern,
  endsOf,
  isAscii,
  plainText,
  readPattern,
} from "./patterns.ts";
import { either } from "../flow/forks.ts";
import { faulty, isNumeric } from "./numbers.ts";
import type { Run } from "../run.ts";
import type { State } from "../state.ts";
import { type Value, concat, known, text } from "../values.ts";

const longest = 300;

/** `${x%.gz}`, `${x/a/b}`, `${x:0:2}`, `${x^^}` on one value. */
export function operate(
  run: Run,
  state: State,
  part: ParameterExpansionPart,
  operation: ParameterOperation,
  value: Value,
): Value {
  if (operation.type === "Remove" && value.length === 0) return value;
  // Of what is not set, or of nothing, bash expands no operand.
  const isCertain =
    value.length === 0 || value.some(({ kind }) => kind === "text");
  if (isCertain || !/[$`]/.test(part.text.slice(2)))
    return transform(run, state, part, operation, value);
  let result = value;
  const why = run.origin(
    part,
    `whether \`${part.parameter}\` is set is not known`,
  );
  const work = (on: State): void => {
    result = transform(run, on, part, operation, value);
  };
  either(run, state, why, work, () => undefined);
  return result;
}

function transform(
  run: Run,
  state: State,
  part: ParameterExpansionPart,
  operation: ParameterOperation,
  value: Value,
): Value {
  const result = apply(run, state, operation, value);
  return result ?? run.unknown(part, `\`${part.text}\` is not known`);
}

function apply(
  run: Run,
  state: State,
  operation: ParameterOperation,
  value: Value,
): Value | undefined {
  switch (operation.type) {
    case "Remove":
      return remove(run, state, operation, value);
    case "Replace":
      return replace(run, state, operation, value);
    case "Slice":
      return slice(run, state, operation, value);
    case "CaseModification":
      return changeCase(run, state, operation, value);
    case "Transform":
      // Other letters are a bad substitution.
      return /^[UuLQEPAKak]$/.test(operation.operand.text)
        ? undefined
        : faulty(run, state);
    case "Default":
    case "Names":
      return undefined;
    case "Unknown":
      return faulty(run, state);
  }
}

function patternOf(run: Run, state: State, word: Word): Pattern | undefined {
  const pattern = expandPattern(run, state, word);
  return pattern === undefined ? undefined : readPattern(pattern);
}

function asciiText(run: Run, value: Value, node: Word): string | undefined {
  const whole = known(value);
  if (whole === undefined || !isAscii(whole)) return undefined;
  if (whole.length <= longest) return whole;
  run.limit(node, "length");
  return undefined;
}

function plainAscii(value: Value): string | undefined {
  const whole = known(value);
  return whole !== undefined && isAscii(whole) ? whole : undefined;
}

function remove(
  run: Run,
  state: State,
  { operator, operand }: Extract<ParameterOperation, { type: "Remove" }>,
  value: Value,
): Value | undefined {
  const pattern = patternOf(run, state, operand);
  if (!pattern) return undefined;
  const plain = plainText(pattern);
  const front = operator.startsWith("#");
  if (plain !== undefined) return removePlain(value, plain, front);
  const whole = asciiText(run, value, operand);
  if (whole === undefined) return undefined;

  if (front) {
    const ends = endsOf(whole, 0, pattern);
    const end = operator === "##" ? ends.at(-1) : ends[0];
    return text(whole.slice(end ?? 0));
  }
  const starts = Array.from({ length: whole.length + 1 }, (_, at) => at).filter(
    (at) => endsOf(whole, at, pattern).includes(whole.length),
  );
  const start = operator === "%%" ? starts[0] : starts.at(-1);
  return text(whole.slice(0, start ?? whole.length));
}

/** Also where the value is only known at that end: `…-backup.sql.gz` minus `.gz`. */
function removePlain(
  value: Value,
  plain: string,
  front: boolean,
): Value | undefined {
  const piece = front ? value[0] : value.at(-1);
  if (plain === "" || piece === undefined) return value;
  if (piece.kind === "unknown") return undefined;
  const { text: part } = piece;
  if (front ? part.startsWith(plain) : part.endsWith(plain)) {
    return front
      ? concat(text(part.slice(plain.length)), value.slice(1))
      : concat(value.slice(0, -1), text(part.slice(0, -plain.length)));
  }
  const certain = value.length === 1 || part.length >= plain.length;
  return certain ? value : undefined;
}

function replace(
  run: Run,
  state: State,
  {
    operator,
    pattern: word,
    replacement,
  }: Extract<ParameterOperation, { type: "Replace" }>,
  value: Value,
): Value | undefined {
  const pattern = patternOf(run, state, word);
  const whole = asciiText(run, value, word);
  const by = expandText(run, state, replacement);
  // An unquoted `&` means the match, or does not: that depends on the version.
  if (!pattern || whole === undefined || replacement.text.includes("&")) {
    return undefined;
  }
  if ((known(by) ?? "").includes("&")) return undefined;
  if (pattern.length === 0) return operator.length > 1 ? undefined : value;

  let result: Value = [];
  let at = 0;
  while (at <= whole.length) {
    const end = endsOf(whole, at, pattern).at(-1);
    const fits =
      end !== undefined &&
      (operator !== "/#" || at === 0) &&
      (operator !== "/%" || end === whole.length);
    if (!fits) {
      result = concat(result, text(whole.charAt(at)));
      at++;
      continue;
    }
    // Empty matches: bash's rules for them are its own.
    if (end === at) return undefined;
    result = concat(result, by);
    at = end;
    if (operator !== "//") return concat(result, text(whole.slice(at)));
    if (at === whole.length) break;
  }
  return result;
}

function slice(
  run: Run,
  state: State,
  { offset, length }: Extract<ParameterOperation, { type: "Slice" }>,
  value: Value,
): Value | undefined {
  const whole = plainAscii(value);
  const start = numberOf(run, state, offset);
  const count = length && numberOf(run, state, length);
  if (whole === undefined || start === undefined) return undefined;
  if (length && count === undefined) return undefined;

  const from = start < 0 ? whole.length + start : start;
  // Before its start the value is empty, behind its end as well.
  if (from < 0 || from > whole.length) return [];
  if (count === undefined) return text(whole.slice(from));
  const to = count < 0 ? whole.length + count : from + count;
  return to < from ? faulty(run, state) : text(whole.slice(from, to));
}

/** Where a slice begins or ends is an expression. */
export function numberOf(
  run: Run,
  state: State,
  word: Word,
): number | undefined {
  const value = expandText(run, state, word);
  const expression = known(value);
  if (expression === undefined) {
    return isNumeric(value) ? undefined : faulty(run, state);
  }
  const number = evaluateText(run, state, expression, word);
  return number === undefined ? undefined : Number(number);
}

function changeCase(
  run: Run,
  state: State,
  {
    operator,
    operand,
  }: Extract<ParameterOperation, { type: "CaseModification" }>,
  value: Value,
): Value | undefined {
  const whole = plainAscii(value);
  if (operand) expandPattern(run, state, operand);
  if (whole === undefined || operand) return undefined;
  const change = (part: string): string =>
    operator.startsWith("^") ? part.toUpperCase() : part.toLowerCase();
  return text(
    operator.length === 2
      ? change(whole)
      : change(whole.charAt(0)) + whole.slice(1),
  );
}
