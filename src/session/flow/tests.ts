import type { TestExpression, Word } from "unbash";
import { evaluateText } from "../expansion/arithmetic.ts";
import { assign, look } from "../environment.ts";
import { expandPattern, expandText } from "../expansion/expand.ts";
import { either } from "./forks.ts";
import { matches } from "../expansion/patterns.ts";
import { compile, readRegex } from "../expansion/regex.ts";
import type { Run } from "../run.ts";
import type { Span } from "../source.ts";
import type { State } from "../state.ts";
import type { Status } from "../shell.ts";
import { type Value, known, same, text } from "../values.ts";

/** How `[[ ... ]]` ends. */
export function testStatus(
  run: Run,
  state: State,
  expression: TestExpression,
): Status {
  return status(holds(run, state, expression));
}

export function status(truth: boolean | undefined): Status {
  return truth === undefined ? "unknown" : truth ? 0 : 1;
}

function holds(
  run: Run,
  state: State,
  node: TestExpression,
): boolean | undefined {
  switch (node.type) {
    case "TestGroup":
      return holds(run, state, node.expression);
    case "TestNot": {
      const inner = holds(run, state, node.operand);
      if (inner === undefined) return undefined;
      return node.negations.length % 2 === 1 ? !inner : inner;
    }
    case "TestLogical":
      return logical(run, state, node.operator, node.operands);
    case "TestUnary":
      return unaryTest(
        run,
        state,
        node.operator,
        expandText(run, state, node.operand),
        node,
      );
    case "TestBinary":
      return binary(run, state, node);
  }
}

function logical(
  run: Run,
  state: State,
  operator: "&&" | "||",
  operands: readonly TestExpression[],
): boolean | undefined {
  let unsure = false;
  for (const operand of operands) {
    let answer: boolean | undefined;
    if (unsure) {
      const why = run.origin(
        operand,
        "whether the test gets here is not known",
      );
      either(
        run,
        state,
        why,
        (on) => void (answer = holds(run, on, operand)),
        () => undefined,
      );
    } else {
      answer = holds(run, state, operand);
    }
    if (answer === undefined) unsure = true;
    else if (answer === (operator === "||")) {
      return answer;
    }
  }
  return unsure ? undefined : operator === "&&";
}

function binary(
  run: Run,
  state: State,
  {
    operator,
    left,
    right,
    ...span
  }: Extract<TestExpression, { type: "TestBinary" }>,
): boolean | undefined {
  const subject = expandText(run, state, left);
  if (operator === "=~") return regexTest(run, state, subject, right);
  if (operator === "==" || operator === "=" || operator === "!=") {
    const pattern = expandPattern(run, state, right);
    const whole = known(subject);
    const answer =
      pattern === undefined || whole === undefined
        ? sameText(subject, right, run, state)
        : matches(whole, pattern);
    return answer === undefined ? undefined : answer === (operator !== "!=");
  }
  const other = expandText(run, state, right);
  const compare = comparisons[operator];
  if (compare) {
    const a = known(subject);
    const b = known(other);
    if (a === undefined || b === undefined) return undefined;
    const x = evaluateText(run, state, a, span);
    const y = evaluateText(run, state, b, span);
    return x === undefined || y === undefined ? undefined : compare(x, y);
  }
  return undefined;
}

/** `$x` against `$x` is the same text, whatever it is. */
function sameText(
  subject: Value,
  right: Word,
  run: Run,
  state: State,
): boolean | undefined {
  const quoted = right.text.startsWith('"');
  let answer: boolean | undefined;
  run.silently(() => {
    answer =
      quoted && same(subject, expandText(run, state, right)) ? true : undefined;
  });
  return answer;
}

function regexTest(
  run: Run,
  state: State,
  subject: Value,
  right: Word,
): boolean | undefined {
  const whole = known(subject);
  if (right.parts) expandPattern(run, state, right);
  const source = right.parts ? undefined : right.text;
  const regex =
    source === undefined ? undefined : readRegex(source, "extended");
  const compiled = whole === undefined ? undefined : compile(regex, whole);
  const match =
    compiled && whole !== undefined ? compiled.exec(whole) : undefined;
  const answer = match === undefined ? undefined : match !== null;
  const captured = match && regex && !regex.alternates;
  if (match === undefined || (match && !captured)) {
    const from = run.origin(right, "what the expression matches is not known");
    assign(run, state, "BASH_REMATCH", { kind: "unknown", from }, right);
  } else {
    const items = new Map(
      [...(match ?? [])].map((part: string | undefined, index) => [
        String(index),
        text(part ?? ""),
      ]),
    );
    assign(
      run,
      state,
      "BASH_REMATCH",
      { kind: "array", associative: false, items },
      right,
    );
  }
  return answer;
}

export const comparisons: Readonly<
  Record<string, (a: bigint, b: bigint) => boolean>
> = {
  "-eq": (a, b) => a === b,
  "-ne": (a, b) => a !== b,
  "-lt": (a, b) => a < b,
  "-le": (a, b) => a <= b,
  "-gt": (a, b) => a > b,
  "-ge": (a, b) => a >= b,
};

/** `-z`, `-f` and the like, for `[[`, `[` and `test`. */
export function unaryTest(
  run: Run,
  state: State,
  operator: string,
  value: Value,
  node: Span,
): boolean | undefined {
  switch (operator) {
    case "-z":
    case "-n": {
      const empty = isEmpty(value);
      return empty === undefined ? undefined : empty === (operator === "-z");
    }
    case "-v": {
      const name = known(value) ?? "";
      if (!/^[A-Za-z_]\w*$/.test(name)) return undefined;
      const content = look(run, state, name, node);
      if (content.kind === "unknown" || content.kind === "array")
        return undefined;
      return content.kind === "text";
    }
    case "-e":
    case "-a":
    case "-f":
    case "-d":
    case "-s":
      return fileTest(run, state, operator, value, node);
    default:
      return undefined;
  }
}

export function isEmpty(value: Value): boolean | undefined {
  if (value.length === 0) return true;
  return value.some((piece) => piece.kind === "text" || piece.pattern)
    ? false
    : undefined;
}

/** Who asks for a file knows that it may be there. */
function fileTest(
  run: Run,
  state: State,
  operator: string,
  value: Value,
  node: Span,
): boolean | undefined {
  if (value.length === 0) return false;
  const path = state.resolve(value);
  const found = state.find(path);
  if (found.found === "removed") return false;
  if (found.found !== "written") {
    const why = run.origin(node, "the page asks whether it is there");
    state.files().open(path, why);
    return undefined;
  }
  const { folder, form } = found.entry;
  if (operator === "-f") return !folder;
  if (operator === "-d") return folder;
  if (operator !== "-s") return true;
  return folder || !form.content ? undefined : notEmpty(form.content);
}

function notEmpty(content: Value): boolean | undefined {
  const empty = isEmpty(content);
  return empty === undefined ? undefined : !empty;
}
