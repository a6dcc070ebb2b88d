import { type Argument, saysUnknown } from "./call.ts";
import { type Opened, logOpened } from "../opening.ts";
import type { Run } from "../run.ts";
import type { Span } from "../source.ts";
import type { State } from "../state.ts";
import { disturb, emit } from "./streams.ts";
import { type Value, concat, show, text } from "../values.ts";

/** Nobody knows what it does: whatever it names, and the folder it is in, may change. */
export function unmodelled(
  run: Run,
  state: State,
  node: Span,
  words: readonly Argument[],
  opened: readonly Opened[],
  reason: string,
): void {
  logOpened(run, state, opened, "read", "read");
  run.note(reason);
  run.happened(state, node, { kind: "unknown", why: reason });
  const why = run.origin(node, reason);
  const files = state.files();
  files.open(state.shell.cwd, why);
  for (const { value } of words.slice(1)) {
    files.open(state.resolve(operand(value)), why);
  }
  disturb(run, state, node);
  const name = show(words[0]?.value ?? []);
  emit(run, state, run.unknown(node, saysUnknown(name)), node);
  state.shell.status = "assumed";
}

/** The path in `--file=dump.sql` and `if=disk.img`. */
function operand(value: Value): Value {
  const [first] = value;
  if (first?.kind !== "text") return value;
  const equals = first.text.indexOf("=");
  return equals < 0
    ? value
    : concat(text(first.text.slice(equals + 1)), value.slice(1));
}
