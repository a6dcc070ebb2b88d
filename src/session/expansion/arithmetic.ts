import { calculate } from "./calculate.ts";
import { assign } from "../environment.ts";
import type { Place } from "../events.ts";
import { expandText } from "./expand.ts";
import { faulty, integer, word } from "./numbers.ts";
import type { Run } from "../run.ts";
import type { Span } from "../source.ts";
import type { State } from "../state.ts";
import { known, text } from "../values.ts";
import { type Content, textContent } from "../variables.ts";
import { type ArithmeticExpression, parse } from "unbash";

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
  if (/["'\\]/.test(whole)) return faulty(run, state);
  const tree = parse(`((${whole}))`);
  const command = tree.commands[0]?.command;
  if (tree.errors || tree.commands.length !== 1) return faulty(run, state);
  if (command?.type !== "ArithmeticCommand" || !command.expression) {
    return faulty(run, state);
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
    if (!store(run, state, operand, next)) return faulty(run, state);
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
    return store(run, state, left, value) ? value : faulty(run, state);
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

/** False where the name is read-only. */
function store(
  run: Run,
  state: State,
  target: ArithmeticExpression,
  value: bigint | undefined,
): boolean {
  if (target.type !== "ArithmeticWord") return true;
  const name = /^[A-Za-z_]\w*/.exec(target.value)?.[0];
  if (name === undefined) return true;
  const plain = name === target.value && value !== undefined;
  const content: Content = plain
    ? textContent(text(String(BigInt.asIntN(64, value))))
    : {
        kind: "unknown",
        from: run.origin(target, `\`${target.value}\` is not known`),
      };
  return assign(run, state, name, content, target);
}

/** Whatever an expression may have assigned is not known any more. */
function forget(run: Run, state: State, node: ArithmeticExpression): void {
  const copy = state.copy();
  compute(run, copy, node);
  state.join(copy, run.origin(node, "the expression is not known"));
}
