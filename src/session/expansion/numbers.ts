import { evaluateText } from "./arithmetic.ts";
import { assign, isEverybodys, look } from "../environment.ts";
import { wordSegments } from "./segments.ts";
import { fault, mayLeave } from "../flow/leaving.ts";
import { limits } from "../limits.ts";
import type { Run } from "../run.ts";
import type { Span } from "../source.ts";
import type { State } from "../state.ts";
import { type Value, concat, known, settled } from "../values.ts";
import {
  type Content,
  scalar,
  textContent,
  unsetContent,
} from "../variables.ts";
import type { ArithmeticWord } from "unbash";

/**
 * A number, or a variable whose value is a number. Bash would take a value such
 * as `1+2` as an expression of its own: not followed.
 */
export function word(
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
    if (expanded === undefined || !/^\w+$/.test(expanded)) {
      return isNumeric(value) ? undefined : faulty(run, state);
    }
    whole = expanded;
  }
  if (/^\d/.test(whole)) return integer(whole) ?? faulty(run, state);
  if (/^[A-Za-z_]\w*$/.test(whole))
    return numberOf(run, state, look(run, state, whole, node), node);
  const [, name, index] = /^([A-Za-z_]\w*)\[(.+)\]$/.exec(whole) ?? [];
  if (name === undefined || index === undefined) {
    forgetNames(run, state, whole, node);
    return faulty(run, state);
  }
  return numberOf(run, state, item(run, state, name, index, node), node);
}

function item(
  run: Run,
  state: State,
  name: string,
  index: string,
  node: ArithmeticWord,
): Content {
  const content = look(run, state, name, node);
  const isKeyed = content.kind === "array" && content.associative;
  const key = isKeyed ? undefined : evaluateText(run, state, index, node);
  if (key === undefined || key < 0n || content.kind === "unknown") {
    const why = `\`${node.value}\` is not known`;
    return { kind: "unknown", from: run.origin(node, why) };
  }
  if (content.kind !== "array") return key === 0n ? content : unsetContent;
  const value = content.items.get(String(key));
  return value ? textContent(value) : unsetContent;
}

/** `a--b` is refused after bash has counted down. */
function forgetNames(
  run: Run,
  state: State,
  expression: string,
  node: ArithmeticWord,
): void {
  if (!/\+\+|--|=/.test(expression)) return;
  for (const [name] of expression.matchAll(/[A-Za-z_]\w*/g)) {
    const from = run.origin(node, `\`${expression}\` is not followed`);
    assign(run, state, name, { kind: "unknown", from }, node);
  }
}

function numberOf(
  run: Run,
  state: State,
  content: Content,
  node: Span,
  depth = 0,
): bigint | undefined {
  if (content.kind === "unset") {
    if (state.shell.options.get("nounset")) mayLeave(run, state);
    return 0n;
  }
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
export function isNumeric(value: Value): boolean {
  return (
    settled(value) &&
    value.every((piece) =>
      piece.kind === "unknown"
        ? !isEverybodys(piece.from.reader ?? "")
        : /^\d*$/.test(piece.text),
    )
  );
}

/** What bash may refuse to expand, and drop the line for. */
export function faulty(run: Run, state: State): undefined {
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
