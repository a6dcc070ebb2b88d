import type {
  ParameterDefaultOperation,
  ParameterExpansionPart,
  SimpleExpansionPart,
  Word,
} from "unbash";
import { assign, look, read } from "./environment.ts";
import { type Context, expandText, pieces, wordSegments } from "./expand.ts";
import type { Segment } from "./fields.ts";
import { elements, firstSeparator, indexOf, joinList } from "./lists.ts";
import { operate } from "./operations.ts";
import { leave, mayLeave } from "./leaving.ts";
import type { Run } from "./run.ts";
import type { State } from "./state.ts";
import { type Content, scalar, textContent } from "./variables.ts";
import { type Value, known, text } from "./values.ts";

/** `$x`, `${x}`, `$@`, `${x:-y}`, `${a[@]}` ... as segments of the word. */
export function parameterSegments(
  run: Run,
  state: State,
  part: SimpleExpansionPart | ParameterExpansionPart,
  quoted: boolean,
): Segment[] {
  if (part.type === "SimpleExpansion") {
    const name = part.text.slice(1);
    return name === "@" || name === "*"
      ? list(run, state, part, name, elements(run, state, name, part), quoted)
      : one(run, state, part, valueOf(run, state, name, part, false), quoted);
  }
  const { operation, prefix, parameter, index } = part;
  if (prefix === "!") return indirect(run, state, part, quoted);

  const all =
    index?.text === "@" || index?.text === "*"
      ? index.text
      : parameter === "@" || parameter === "*"
        ? parameter
        : undefined;
  if (all !== undefined) return wholeList(run, state, part, all, quoted);

  const guarded = operation?.type === "Default";
  const content = element(run, state, parameter, index, part, guarded);
  if (prefix === "#") {
    return pieces(lengthOf(run, state, part, content), quoted, true);
  }
  if (operation?.type === "Default") {
    return withDefault(run, state, part, operation, content, quoted);
  }
  const value = scalar(content);
  if (value === undefined && operation === undefined) {
    return one(run, state, part, undefined, quoted);
  }
  if (operation === undefined) return pieces(value ?? [], quoted, true);
  return pieces(
    operate(run, state, part, operation, value ?? []),
    quoted,
    true,
  );
}

/** What `$name` stands for; nothing where it is certainly unset. */
function valueOf(
  run: Run,
  state: State,
  name: string,
  part: SimpleExpansionPart | ParameterExpansionPart,
  guarded: boolean,
): Value | undefined {
  return scalar(contentOf(run, state, name, part, guarded));
}

function contentOf(
  run: Run,
  state: State,
  name: string,
  part: SimpleExpansionPart | ParameterExpansionPart,
  guarded: boolean,
): Content {
  const { shell } = state;
  if (/^[A-Za-z_]\w*$/.test(name)) {
    const content = read(run, state, name, part, guarded);
    const strict = shell.options.get("nounset") ?? false;
    // What the environment may lack ends the script there.
    if (strict && !guarded && shell.variables.get(name)?.set !== true) {
      mayLeave(run, state);
    }
    return content;
  }
  if (/^[1-9]\d*$/.test(name) && shell.positional) {
    const value = shell.positional[Number(name) - 1];
    return value === undefined ? { kind: "unset" } : textContent(value);
  }
  if (/^[1-9]/.test(name) && shell.options.get("nounset") && !guarded) {
    mayLeave(run, state);
  }
  if (name === "#" && shell.positional) {
    return textContent(text(String(shell.positional.length)));
  }
  if (name === "?" && typeof shell.status === "number") {
    return textContent(text(String(shell.status)));
  }
  if (name === "0") return textContent(shell.name);
  return { kind: "unknown", from: run.origin(part, `\`$${name}\` varies`) };
}

function element(
  run: Run,
  state: State,
  name: string,
  index: Word | undefined,
  part: ParameterExpansionPart,
  guarded: boolean,
): Content {
  const content = contentOf(run, state, name, part, guarded);
  if (index === undefined) return content;
  const unsure: Content = {
    kind: "unknown",
    from: run.origin(part, `\`${part.text}\` is not known`),
  };
  const key = indexOf(run, state, index, content);
  if (key === undefined || content.kind === "unknown") return unsure;
  if (content.kind === "array") {
    const value = content.items.get(key);
    return value === undefined ? { kind: "unset" } : textContent(value);
  }
  return key === "0" ? content : { kind: "unset" };
}

function one(
  run: Run,
  state: State,
  part: SimpleExpansionPart | ParameterExpansionPart,
  value: Value | undefined,
  quoted: boolean,
): Segment[] {
  if (value !== undefined) return pieces(value, quoted, true);
  const strict = state.shell.options.get("nounset");
  if (strict === true) {
    run.happened(state, part, {
      kind: "fail",
      why: `\`${part.text}\` is not set, and \`set -u\` ends the script`,
    });
    leave(run, state, "shell");
  }
  return [];
}

/** `"$@"` is a word an item; unquoted, the items are split further. */
function list(
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

function wholeList(
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
  if (values === undefined || operation.type === "Default") {
    return [{ kind: "unsure", from }];
  }
  if (operation.type !== "Slice") {
    const changed = values.map((value) =>
      operate(run, state, part, operation, value),
    );
    return list(run, state, part, all, changed, quoted);
  }
  const offset = known(expandText(run, state, operation.offset)) ?? "";
  const length = operation.length
    ? (known(expandText(run, state, operation.length)) ?? "")
    : "0";
  if (!/^\d+$/.test(offset) || !/^\d+$/.test(length)) {
    return [{ kind: "unsure", from }];
  }
  // `$@` counts from 1 and has `$0` in front; arrays count from 0 .
  const named = parameter !== "@" && parameter !== "*";
  if (!named && offset === "0") return [{ kind: "unsure", from }];
  if (named && isSparse(look(run, state, parameter, part))) {
    return [{ kind: "unsure", from }];
  }
  const start = Number(offset) - (named ? 0 : 1);
  const end = operation.length ? start + Number(length) : undefined;
  return list(run, state, part, all, values.slice(start, end), quoted);
}

function isSparse(content: Content): boolean {
  return (
    content.kind === "array" &&
    [...content.items.keys()].some((key, index) => key !== String(index))
  );
}

/** `${!name}` reads the variable that another one names; `${!a[@]}` gives keys. */
function indirect(
  run: Run,
  state: State,
  part: ParameterExpansionPart,
  quoted: boolean,
): Segment[] {
  const { parameter, index, operation } = part;
  const from = run.origin(part, `\`${part.text}\` is not known`);
  const content = look(run, state, parameter, part);
  if (index?.text === "@" && content.kind === "array") {
    const keys = [...content.items.keys()].map(text);
    return content.associative && keys.length > 1
      ? [{ kind: "unsure", from }]
      : list(run, state, part, "@", keys, quoted);
  }
  const name = known(scalar(content) ?? []);
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

function lengthOf(
  run: Run,
  state: State,
  part: ParameterExpansionPart,
  content: Content,
): Value {
  const value = scalar(content);
  if (value === undefined) {
    return one(run, state, part, undefined, true).length > 0 ? [] : text("0");
  }
  const whole = known(value);
  // Bytes or characters: that depends on the locale.
  return whole === undefined || /[^ -~\t\n]/.test(whole)
    ? run.unknown(part, `\`${part.text}\` is not known`)
    : text(String(whole.length));
}

/** `${x:-y}`, `${x:=y}`, `${x:+y}`, `${x:?y}`; without the colon, empty is set. */
function withDefault(
  run: Run,
  state: State,
  part: ParameterExpansionPart,
  { operator, operand }: ParameterDefaultOperation,
  content: Content,
  quoted: boolean,
): Segment[] {
  const context: Context = { quoted, assignment: false };
  const value = scalar(content);
  const empty = emptiness(content, value, operator.startsWith(":"));
  const kind = operator.replace(":", "");
  if (empty === undefined) {
    run.aside(state, (copy) => {
      wordSegments(run, copy, operand, context);
    });
    const unknown =
      kind === "?" && value
        ? value
        : run.unknown(part, `\`${part.text}\` is not known`);
    if (kind === "?") mayLeave(run, state);
    if (kind === "=")
      assign(run, state, part.parameter, textContent(unknown), part);
    return kind === "?" || kind === "=" || quoted
      ? pieces(unknown, quoted, true)
      : [
          {
            kind: "unsure",
            from: run.origin(part, "it depends on the environment"),
          },
        ];
  }
  // Escapes outside quotes keep spaces together: rare enough not to be followed.
  if (!quoted && operand.text.includes("\\")) {
    const from = run.origin(part, `\`${part.text}\` is not followed`);
    return [{ kind: "unsure", from }];
  }
  if (kind === "+" ? empty : !empty) {
    return kind === "+" ? [] : pieces(value ?? [], quoted, true);
  }
  if (kind === "?") {
    const why = `\`${part.parameter}\` is not set`;
    run.happened(state, part, { kind: "fail", why });
    leave(run, state, "shell");
    return [];
  }
  if (kind === "=") {
    const given = part.index
      ? run.unknown(part, `\`${part.text}\` is not followed`)
      : expandText(run, state, operand);
    assign(run, state, part.parameter, textContent(given), part);
    return pieces(given, quoted, true);
  }
  return wordSegments(run, state, operand, context).map((segment) =>
    segment.kind === "piece" ? { ...segment, expansion: true } : segment,
  );
}

function emptiness(
  content: Content,
  value: Value | undefined,
  emptyCounts: boolean,
): boolean | undefined {
  if (content.kind === "unknown") return undefined;
  if (value === undefined) return true;
  if (!emptyCounts) return false;
  if (value.length === 0) return true;
  return value.some((piece) => piece.kind === "text") ? false : undefined;
}
