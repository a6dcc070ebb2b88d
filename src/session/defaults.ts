import { assign } from "./environment.ts";
import { type Context, pieces, wordSegments } from "./segments.ts";
import { expandText } from "./expand.ts";
import type { Segment } from "./fields.ts";
import { leave, mayLeave } from "./leaving.ts";
import type { Run } from "./run.ts";
import type { State } from "./state.ts";
import { type Value } from "./values.ts";
import { type Content, scalar, textContent } from "./variables.ts";
import type { ParameterDefaultOperation, ParameterExpansionPart } from "unbash";

/** `${x:-y}`, `${x:=y}`, `${x:+y}`, `${x:?y}`; without the colon, empty is set. */
export function withDefault(
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
