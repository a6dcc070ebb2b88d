import { type ArithmeticExpression, type ArithmeticWord, parse } from "unbash";
import { assign, look } from "./environment.ts";
import type { Place } from "./events.ts";
import { expandText, wordSegments } from "./expand.ts";
import { fault } from "./leaving.ts";
import { type Run, limits } from "./run.ts";
import type { Span } from "./source.ts";
import type { State } from "./state.ts";
import { type Content, scalar, textContent } from "./variables.ts";
import { type Value, concat, known, settled, text } from "./values.ts";

/** The number an expression gives, with its assignments; nothing where not known. */
export function evaluate(
  run: Run,
  state: State,
  expression: ArithmeticExpression,
): bigint | undefined {
  const result = compute(run, state, expression);
  return result === undefined ? undefined : BigInt.asIntN(64, result);
}

/** Text as an expression: an index, an operand of `let`. */
export function evaluateText(
  run: Run,
  state: State,
  expression: string,
  node: Span | Place,
): bigint | undefined {
  const whole = expression.trim();
  if (whole === "") return 0n;
  const number = integer(whole);
  if (number !== undefined) return number;
  if (/["'\\]/.test(whole)) return undefined;
  const tree = parse(`((${whole}))`);
  const command = tree.commands[0]?.command;
  if (tree.errors || tree.commands.length !== 1) return undefined;
  if (command?.type !== "ArithmeticCommand" || !command.expression) {
    return undefined;
  }
  const { expression: parsed } = command;
  const place = run.place(node);
  const inner = {
    place: () => place,
    literal: text,
    raw: () => undefined,
  };
  return run.from(inner, () => evaluate(run, state, parsed));
}

function compute(
  run: Run,
  state: State,
  node: ArithmeticExpression,
): bigint | undefined {
  switch (node.type) {
    case "ArithmeticGroup":
      return evaluate(run, state, node.expression);
    case "ArithmeticWord":
      return word(run, state, node);
    case "ArithmeticUnary":
      return unary(run, state, node);
    case "ArithmeticBinary":
      return binary(run, state, node);
    case "ArithmeticTernary": {
      const test = evaluate(run, state, node.test);
      if (test === undefined) {
        forget(run, state, node.consequent);
        forget(run, state, node.alternate);
        return undefined;
      }
      return evaluate(
        run,
        state,
        test === 0n ? node.alternate : node.consequent,
      );
    }
    case "ArithmeticCommandExpansion": {
      const { pos, end } = node;
      const value = expandText(run, state, {
        type: "Word",
        text: node.text,
        value: node.text,
        pos,
        end,
        parts: [
          {
            type: "CommandExpansion",
            pos,
            end,
            text: node.text,
            script: node.script,
          },
        ],
      });
      return integer(known(value) ?? "");
    }
  }
}

/**
 * A number, or a variable whose value is a number. Bash would take a value such
 * as `1+2` as an expression of its own: not followed.
 */
function word(
  run: Run,
  state: State,
  node: ArithmeticWord,
): bigint | undefined {
  const { pos, end } = node;
  let whole = node.value;
  if (node.parts) {
    const segments = wordSegments(
      run,
      state,
      { ...node, type: "Word", text: node.value, parts: node.parts, pos, end },
      { quoted: true, assignment: false },
    );
    if (segments.some(({ kind }) => kind !== "piece" && kind !== "mark")) {
      return undefined;
    }
    const value = concat(
      ...segments.map((segment) =>
        segment.kind === "piece" ? [segment.piece] : [],
      ),
    );
    const expanded = known(value);
    // `$x` is pasted in as text: `$((2*$x))` with `1+1` is 3.
    if (expanded === undefined || !/^\w+$/.test(expanded)) return undefined;
    whole = expanded;
  }
  if (/^\d/.test(whole)) return integer(whole) ?? faulty(run, state);
  return /^[A-Za-z_]\w*$/.test(whole)
    ? numberOf(run, state, look(run, state, whole, node), node)
    : undefined;
}

function numberOf(
  run: Run,
  state: State,
  content: Content,
  node: Span,
  depth = 0,
): bigint | undefined {
  if (content.kind === "unset") return 0n;
  const value = scalar(content) ?? [];
  const whole = known(value)?.trim();
  if (whole === undefined)
    return isNumeric(value) ? undefined : faulty(run, state);
  if (whole === "") return 0n;
  if (!/^[A-Za-z_]\w*$/.test(whole))
    return integer(whole) ?? faulty(run, state);
  // A variable that names another one.
  if (depth > limits.depth) {
    run.limit(node, "depth");
    return faulty(run, state);
  }
  return numberOf(run, state, look(run, state, whole, node), node, depth + 1);
}

/** The reader's own values are numbers where the page counts with them. */
function isNumeric(value: Value): boolean {
  return (
    settled(value) &&
    value.every((piece) => piece.kind === "unknown" || /^\d*$/.test(piece.text))
  );
}

/** An expression that bash may refuse, and end the script for. */
function faulty(run: Run, state: State): undefined {
  fault(run, state);
  return undefined;
}

/** Decimal, octal with a leading 0, hexadecimal, `2#101`. */
export function integer(digits: string): bigint | undefined {
  const sign = digits.startsWith("-") ? -1n : 1n;
  const plain = digits.replace(/^[-+]/, "");
  if (plain.length > 18) return undefined;
  if (/^(?:0|[1-9]\d*)$/.test(plain)) return sign * BigInt(plain);
  if (/^0[0-7]+$/.test(plain)) return sign * BigInt(`0o${plain.slice(1)}`);
  if (/^0[xX][0-9a-fA-F]+$/.test(plain)) return sign * BigInt(plain);
  if (/^2#[01]+$/.test(plain)) return sign * BigInt(`0b${plain.slice(2)}`);
  if (/^10#\d+$/.test(plain)) return sign * BigInt(plain.slice(3));
  return undefined;
}

function unary(
  run: Run,
  state: State,
  node: Extract<ArithmeticExpression, { type: "ArithmeticUnary" }>,
): bigint | undefined {
  const { operator, operand, prefix } = node;
  const value = evaluate(run, state, operand);
  if (operator === "++" || operator === "--") {
    const next =
      value === undefined
        ? undefined
        : operator === "++"
          ? value + 1n
          : value - 1n;
    store(run, state, operand, next);
    return prefix ? next : value;
  }
  if (value === undefined) return undefined;
  switch (operator) {
    case "-":
      return -value;
    case "+":
      return value;
    case "!":
      return value === 0n ? 1n : 0n;
    case "~":
      return ~value;
    default:
      return undefined;
  }
}

function binary(
  run: Run,
  state: State,
  node: Extract<ArithmeticExpression, { type: "ArithmeticBinary" }>,
): bigint | undefined {
  const { operator, left, right } = node;
  if (/^(?:[-+*/%&|^]|<<|>>)?=$/.test(operator)) {
    const before = operator === "=" ? 0n : evaluate(run, state, left);
    const by = evaluate(run, state, right);
    const value =
      operator === "="
        ? by
        : (calculate(operator.slice(0, -1), before, by) ?? faulty(run, state));
    store(run, state, left, value);
    return value;
  }
  const a = evaluate(run, state, left);
  if (operator === "&&" || operator === "||") {
    if (a === undefined) {
      forget(run, state, right);
      return undefined;
    }
    if ((a !== 0n) === (operator === "||")) return a === 0n ? 0n : 1n;
    const b = evaluate(run, state, right);
    return b === undefined ? undefined : b === 0n ? 0n : 1n;
  }
  const b = evaluate(run, state, right);
  return calculate(operator, a, b) ?? faulty(run, state);
}

function calculate(
  operator: string,
  a: bigint | undefined,
  b: bigint | undefined,
): bigint | undefined {
  if (operator === ",") return b;
  if (a === undefined || b === undefined) return undefined;
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return b === 0n ? undefined : a / b;
    case "%":
      return b === 0n ? undefined : a % b;
    case "**":
      return b < 0n || b > 63n ? undefined : a ** b;
    case "<<":
      return b < 0n || b > 63n ? undefined : a << b;
    case ">>":
      return b < 0n || b > 63n ? undefined : a >> b;
    case "&":
      return a & b;
    case "|":
      return a | b;
    case "^":
      return a ^ b;
    default:
      return comparison(operator, a, b);
  }
}

function comparison(
  operator: string,
  a: bigint,
  b: bigint,
): bigint | undefined {
  const truth: Readonly<Record<string, boolean>> = {
    "<": a < b,
    "<=": a <= b,
    ">": a > b,
    ">=": a >= b,
    "==": a === b,
    "!=": a !== b,
  };
  const holds = truth[operator];
  return holds === undefined ? undefined : holds ? 1n : 0n;
}

function store(
  run: Run,
  state: State,
  target: ArithmeticExpression,
  value: bigint | undefined,
): void {
  if (target.type !== "ArithmeticWord") return;
  const name = /^[A-Za-z_]\w*/.exec(target.value)?.[0];
  if (name === undefined) return;
  const plain = name === target.value && value !== undefined;
  const content: Content = plain
    ? textContent(text(String(BigInt.asIntN(64, value))))
    : {
        kind: "unknown",
        from: run.origin(target, `\`${target.value}\` is not known`),
      };
  assign(run, state, name, content, target);
}

/** Whatever an expression may have assigned is not known any more. */
function forget(run: Run, state: State, node: ArithmeticExpression): void {
  const copy = state.copy();
  compute(run, copy, node);
  state.join(copy, run.origin(node, "the expression is not known"));
}
