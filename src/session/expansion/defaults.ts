import { assign } from "../environment.ts";
import { type Context, pieces, wordSegments } from "./segments.ts";
import { expandText } from "./expand.ts";
import type { Segment } from "./fields.ts";
import { either } from "../flow/forks.ts";
import { fault, leave, mayLeave } from "../flow/leaving.ts";
import type { Run } from "../run.ts";
import type { State } from "../state.ts";
import { complain } from "../calls/streams.ts";
import { type Value, unknown } from "../values.ts";
import { type Content, scalar, textContent } from "../variables.ts";
import type { ParameterDefaultOperation, ParameterExpansionPart } from "unbash";

/** `${x:-y}`, `${x:=y}`, `${x:+y}`, `${x:?y}`; without the colon, empty is set. */
export function withDefault(
  run: Run,
  state: State,
  part: ParameterExpansionPart,
  operation: ParameterDefaultOperation,
  content: Content,
  quoted: boolean,
): Segment[] {
  const { operator, operand } = operation;
  const context: Context = { quoted, assignment: false };
  const value = scalar(content);
  const empty = emptiness(content, value, operator.startsWith(":"));
  const kind = operator.replace(":", "");
  if (empty === undefined) {
    mayExpand(run, state, part, operation, quoted);
    const given =
      kind === "?" && value
        ? value
        : run.unknown(part, `\`${part.text}\` is not known`);
    if (kind === "?") mayLeave(run, state);
    if (kind === "=") assignDefault(run, state, part, given);
    return kind === "?" || kind === "=" || quoted
      ? pieces(given, quoted, true)
      : [
          {
            kind: "unsure",
            from: run.origin(part, "it depends on the environment"),
          },
        ];
  }
  if (kind === "+" ? empty : !empty) {
    return kind === "+" ? [] : pieces(value ?? [], quoted, true);
  }
  if (kind === "?") {
    const why = `\`${part.parameter}\` is not set`;
    run.happened(state, part, { kind: "fail", why });
    complain(run, state, part);
    leave(run, state, "shell");
    return [];
  }
  // Escapes outside quotes keep spaces together: rare enough not to be followed.
  if (!quoted && operand.text.includes("\\")) {
    const from = run.origin(part, `\`${part.text}\` is not followed`);
    wordSegments(run, state, operand, context);
    if (kind === "=") assignDefault(run, state, part, unknown(from));
    return [{ kind: "unsure", from: { ...from } }];
  }
  if (kind === "=") {
    const given = part.index
      ? run.unknown(part, `\`${part.text}\` is not followed`)
      : expandText(run, state, operand);
    assignDefault(run, state, part, given);
    return pieces(given, quoted, true);
  }
  return wordSegments(run, state, operand, context).map((segment) =>
    segment.kind === "piece" ? { ...segment, expansion: true } : segment,
  );
}

/** Bash refuses to set what is read-only, and `${1:=x}`. */
function assignDefault(
  run: Run,
  state: State,
  part: ParameterExpansionPart,
  given: Value,
): void {
  const { parameter } = part;
  const isName = /^[A-Za-z_]/.test(parameter);
  if (!isName || !assign(run, state, parameter, textContent(given), part))
    fault(run, state);
}

/** Nobody knows whether bash comes to the operand. */
export function mayExpand(
  run: Run,
  state: State,
  part: ParameterExpansionPart,
  { operand }: ParameterDefaultOperation,
  quoted: boolean,
): void {
  const expand = (on: State): void => {
    wordSegments(run, on, operand, { quoted, assignment: false });
  };
  const why = `whether \`${part.parameter}\` is set is not known`;
  either(run, state, run.origin(part, why), expand, () => undefined);
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
