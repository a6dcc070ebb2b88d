import type { Builtin } from "../builtins/builtin.ts";
import { type Call, texts } from "./call.ts";
import { believes, isEvaluable, mayEvaluate } from "../evaluable/index.ts";
import type { Status } from "../shell.ts";
import type { State } from "../state.ts";
import { emit, inputOf } from "./streams.ts";
import { known, nothing, text } from "../values.ts";
import type { Evaluation } from "../wants.ts";

/**
 * Runs a builtin. Where it does not know what it prints, though all that it
 * reads is known, what a real one prints is asked for.
 */
export function runBuiltin(call: Call, builtin: Builtin): Status {
  const { run, state, node, name } = call;
  const evaluation = isEvaluable(name) ? evaluationOf(call) : undefined;
  if (!evaluation || !mayEvaluate(evaluation)) return builtin.run(call);

  const { descriptors } = state.shell;
  const output = descriptors.get(1);
  const stream = run.newStream(state, { value: nothing });
  descriptors.set(1, { kind: "stream", stream, as: "captured" });
  const status = builtin.run(call);
  const printed = state.streams.get(stream)?.value ?? nothing;
  state.streams.delete(stream);
  if (output) descriptors.set(1, output);
  else descriptors.delete(1);

  if (known(printed) !== undefined && typeof status === "number") {
    emit(run, state, printed, node);
    return status;
  }
  const result = run.wanted.evaluated(evaluation);
  if (result?.kind === "unknown" && result.limit)
    run.limit(node, `evaluation: ${result.limit}`);
  if (result?.kind !== "ran" || !believes(evaluation, result)) {
    emit(run, state, printed, node);
    return status;
  }
  run.evaluated();
  emit(run, state, text(result.stdout), node);
  return result.status;
}

/** The call with all that it reads; nothing where any of its words is unknown. */
function evaluationOf(call: Call): Evaluation | undefined {
  const { state, name } = call;
  const words = texts(call);
  if (!words || state.shell.astray) return undefined;
  const files: Record<string, string> = {};
  for (const [at, word] of words.entries()) {
    const content = contentAt(state, call, at);
    if (content !== undefined) files[word] = content;
  }
  const stdin = waiting(state);
  return {
    argv: [name, ...words],
    ...(stdin !== undefined && { stdin }),
    files,
  };
}

function contentAt(state: State, { args }: Call, at: number) {
  const word = args[at]?.value;
  if (!word || word.length === 0) return undefined;
  const found = state.find(state.resolve(word));
  if (found.found !== "written") return undefined;
  const { folder, assumed = false, form } = found.entry;
  if (folder || assumed || form.compressed || !form.content) return undefined;
  return known(form.content);
}

/** What waits on standard input, where all of it is known. */
function waiting(state: State): string | undefined {
  const input = inputOf(state);
  if (input.kind === "null") return "";
  if (input.kind !== "stream") return undefined;
  const stream = state.streams.get(input.stream);
  if (!stream || stream.compressed) return undefined;
  return known(stream.value);
}
