import { mayExpand } from "./defaults.ts";
import { look } from "../environment.ts";
import { fault } from "../flow/leaving.ts";
import { pieces } from "./segments.ts";
import type { Segment } from "./fields.ts";
import { elements, indexOf, firstSeparator, joinList } from "./lists.ts";
import { faulty } from "./numbers.ts";
import { numberOf, operate } from "./operations.ts";
import { valueOf } from "./parameters.ts";
import type { Run } from "../run.ts";
import type { State } from "../state.ts";
import { type Value, known, settled, text, unknown } from "../values.ts";
import { type Content, scalar } from "../variables.ts";
import type { ParameterExpansionPart, SimpleExpansionPart } from "unbash";

/** `"$@"` is a word an item; unquoted, the items are split further. */
export function list(
  run: Run,
  state: State,
  part: SimpleExpansionPart | ParameterExpansionPart,
  all: "@" | "*",
  values: readonly Value[] | undefined,
  quoted: boolean,
): Segment[] {
  if (values === undefined) {
    const from = run.origin(part, `\`${part.text}\` is not known`);
    return [{ kind: "unsure", from }];
  }
  if (all === "*" && quoted) {
    return pieces(joinList(run, state, values, part), true);
  }
  if (all === "*" && firstSeparator(run, state, part) !== " ") {
    const from = run.origin(part, "`IFS` is not the usual one");
    return [{ kind: "unsure", from }];
  }
  return values.flatMap((value, index): Segment[] => [
    ...(index > 0 ? [{ kind: "break" } as const] : []),
    ...(quoted ? [{ kind: "mark" } as const] : []),
    ...pieces(value, quoted, true),
  ]);
}

export function wholeList(
  run: Run,
  state: State,
  part: ParameterExpansionPart,
  all: "@" | "*",
  quoted: boolean,
): Segment[] {
  const { parameter, prefix, operation } = part;
  const values = elements(run, state, parameter, part);
  if (prefix === "#") {
    const length =
      values === undefined
        ? run.unknown(part, `the length of \`${parameter}\` is not known`)
        : text(String(values.length));
    return pieces(length, quoted, true);
  }
  if (operation === undefined) {
    return list(run, state, part, all, values, quoted);
  }
  const from = run.origin(part, `\`${part.text}\` is not followed`);
  const unsure: Segment[] = [{ kind: "unsure", from }];
  if (operation.type === "Default") {
    mayExpand(run, state, part, operation, quoted);
    return unsure;
  }
  if (operation.type !== "Slice") {
    const changed = operateOnAll(run, state, part, values ?? [unknown(from)]);
    return values ? list(run, state, part, all, changed, quoted) : unsure;
  }
  const offset = numberOf(run, state, operation.offset);
  const length = operation.length && numberOf(run, state, operation.length);
  if (length !== undefined && length < 0) faulty(run, state);
  if (values === undefined || offset === undefined || offset < 0) return unsure;
  if (operation.length && (length === undefined || length < 0)) return unsure;
  // `$@` counts from 1 and has `$0` in front; arrays count from 0 .
  const named = parameter !== "@" && parameter !== "*";
  if (!named && offset === 0) return unsure;
  if (named && isSparse(look(run, state, parameter, part))) return unsure;
  const start = offset - (named ? 0 : 1);
  const end = length === undefined ? undefined : start + length;
  return list(run, state, part, all, values.slice(start, end), quoted);
}

/** The operands are expanded once, and used for every item. */
function operateOnAll(
  run: Run,
  state: State,
  part: ParameterExpansionPart,
  values: readonly Value[],
): Value[] {
  const { operation } = part;
  if (!operation) return [...values];
  const [first, ...others] = values;
  if (!first) return [];
  const before = others.length > 0 ? state.copy() : state;
  const changed = [operate(run, state, part, operation, first)];
  run.silently(() => {
    for (const value of others)
      changed.push(operate(run, before.copy(), part, operation, value));
  });
  return changed;
}

function isSparse(content: Content): boolean {
  return (
    content.kind === "array" &&
    [...content.items.keys()].some((key, index) => key !== String(index))
  );
}

/** `${!name}` reads the variable that another one names; `${!a[@]}` gives keys. */
export function indirect(
  run: Run,
  state: State,
  part: ParameterExpansionPart,
  quoted: boolean,
): Segment[] {
  const { parameter, index, operation } = part;
  const from = run.origin(part, `\`${part.text}\` is not known`);
  const content = look(run, state, parameter, part);
  if (operation?.type === "Default")
    mayExpand(run, state, part, operation, quoted);
  if (index?.text === "@" && content.kind === "array") {
    const keys = [...content.items.keys()].map(text);
    return content.associative && keys.length > 1
      ? [{ kind: "unsure", from }]
      : list(run, state, part, "@", keys, quoted);
  }
  const isNames =
    operation?.type === "Names" || /^[@*]$/.test(index?.text ?? "");
  if (index && !isNames) indexOf(run, state, index, content);
  const value = scalar(content) ?? [];
  const name = known(value);
  const valid = /^(?:[A-Za-z_]\w*(?:\[.+\])?|\d+|[@*#?$!-])$/;
  // Bash refuses such a name, and drops the line.
  if (!isNames && (name === undefined ? !settled(value) : !valid.test(name)))
    fault(run, state);
  if (
    index ||
    operation ||
    name === undefined ||
    !/^[A-Za-z_]\w*$/.test(name)
  ) {
    return [{ kind: "unsure", from }];
  }
  return pieces(valueOf(run, state, name, part, false) ?? [], quoted, true);
}
