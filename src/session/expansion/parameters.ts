import { withDefault } from "./defaults.ts";
import { read } from "../environment.ts";
import { pieces } from "./segments.ts";
import { indirect, list, wholeList } from "./expanded-lists.ts";
import type { Segment } from "./fields.ts";
import { fault, leave, mayLeave } from "../flow/leaving.ts";
import { elements, indexOf } from "./lists.ts";
import { operate } from "./operations.ts";
import type { Run } from "../run.ts";
import type { State } from "../state.ts";
import { complain } from "../calls/streams.ts";
import { type Value, known, text } from "../values.ts";
import { type Content, scalar, textContent } from "../variables.ts";
import type { ParameterExpansionPart, SimpleExpansionPart, Word } from "unbash";

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
    if (operation) fault(run, state);
    return pieces(lengthOf(run, state, part, content), quoted, true);
  }
  if (operation?.type === "Default") {
    return withDefault(run, state, part, operation, content, quoted);
  }
  const value = scalar(content);
  const isRefused =
    operation?.type === "Unknown" || operation?.type === "Transform";
  if (value === undefined && !isRefused) {
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
export function valueOf(
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

export function one(
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
    complain(run, state, part);
    leave(run, state, "shell");
  }
  return [];
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
