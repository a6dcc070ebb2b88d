import type { FileForm, Place, Terminal } from "../events.ts";
import { mayLeave } from "../flow/leaving.ts";
import type { Run } from "../run.ts";
import type { Span } from "../source.ts";
import type { Descriptor } from "../shell.ts";
import type { State } from "../state.ts";
import { type Value, concat, known, nothing, text } from "../values.ts";

/** Writes to a descriptor: to the terminal it is gone, elsewhere it is kept. */
export function emit(
  run: Run,
  state: State,
  value: Value,
  node: Span | Place,
  {
    to = 1,
    compressed,
  }: { to?: number; compressed?: FileForm["compressed"] } = {},
): void {
  const descriptor = state.shell.descriptors.get(to);
  if (descriptor?.kind === "stream") {
    const stream = state.streams.get(descriptor.stream);
    const before = stream?.value ?? nothing;
    const all = run.bounded(concat(before, value), node);
    const form = before.length === 0 ? compressed : undefined;
    state.streams.set(descriptor.stream, {
      value: all,
      ...(form ? { compressed: form } : {}),
    });
    if (descriptor.mayBreak && to === 1) mayLeave(run, state);
  }
  if (descriptor?.kind === "file") {
    const files = state.files(descriptor.namespace);
    const found = files.find(descriptor.path);
    if (found.found !== "written") return;
    const { form, folder } = found.entry;
    const empty = form.content?.length === 0;
    const content =
      form.content && run.bounded(concat(form.content, value), node);
    files.write(
      descriptor.path,
      {
        writer: form.writer,
        ...(content && !compressed ? { content } : {}),
        ...(compressed && empty ? { compressed } : {}),
      },
      { folder, assumed: found.entry.assumed ?? false },
    );
  }
}

/** What may have gone wrong is told where errors go. */
export function complain(run: Run, state: State, node: Span | Place): void {
  const kind = state.shell.descriptors.get(2)?.kind;
  if (kind !== "file" && kind !== "stream") return;
  const told = run.unknown(node, "what it says of its errors is not known");
  emit(run, state, told, node, { to: 2 });
}

/** All that is left on standard input; nothing where it is the terminal. */
export function drain(run: Run, state: State, node: Span): Value {
  const input = inputOf(state);
  if (input.kind === "stream") {
    const stream = state.streams.get(input.stream);
    state.streams.set(input.stream, { value: nothing });
    return stream?.value ?? nothing;
  }
  if (input.kind === "null" || input.kind === "closed") return nothing;
  return run.unknown(node, "what is typed here is not known");
}

export function compressionOf(state: State): FileForm["compressed"] {
  const input = inputOf(state);
  return input.kind === "stream"
    ? state.streams.get(input.stream)?.compressed
    : undefined;
}

/** Somebody unknown may have read from standard input. */
export function disturb(run: Run, state: State, node: Span): void {
  const input = inputOf(state);
  if (input.kind !== "stream") return;
  const left = state.streams.get(input.stream)?.value ?? nothing;
  if (left.length === 0) return;
  state.streams.set(input.stream, {
    value: run.unknown(node, "how much of its input it read is not known"),
  });
}

/** One line for `read`; nothing where its end is not known. */
export function takeLine(
  run: Run,
  state: State,
  node: Span,
): { line: Value; complete: boolean } | undefined {
  const input = inputOf(state);
  if (input.kind === "null") return { line: nothing, complete: false };
  if (input.kind !== "stream") return undefined;
  const stream = state.streams.get(input.stream);
  const value = stream?.value ?? nothing;
  const [first, ...rest] = value;
  if (first === undefined) return { line: nothing, complete: false };
  const end = first.kind === "text" ? first.text.indexOf("\n") : -1;
  if (first.kind === "text" && end >= 0) {
    const after = concat(text(first.text.slice(end + 1)), rest);
    const path = stream?.path;
    state.streams.set(input.stream, {
      value: after,
      ...(path ? { path } : {}),
    });
    return { line: text(first.text.slice(0, end)), complete: true };
  }
  if (known(value) === undefined) {
    disturb(run, state, node);
    return undefined;
  }
  state.streams.set(input.stream, { value: nothing });
  return { line: value, complete: false };
}

/** The file that standard input is read from. */
export function sourceOf(state: State): Value | undefined {
  const input = inputOf(state);
  return input.kind === "stream"
    ? state.streams.get(input.stream)?.path
    : undefined;
}

export function inputOf(state: State): Descriptor {
  return state.shell.descriptors.get(0) ?? { kind: "closed" };
}

export function terminalOf(state: State): Terminal {
  const input = inputOf(state);
  const output = state.shell.descriptors.get(1) ?? { kind: "closed" };
  return {
    stdin:
      input.kind === "stream" && input.as === "piped"
        ? "piped"
        : input.kind === "terminal" || input.kind === "unknown"
          ? "terminal"
          : "redirected",
    stdout:
      output.kind === "stream"
        ? output.as
        : output.kind === "terminal" || output.kind === "unknown"
          ? "terminal"
          : output.kind === "null"
            ? "discarded"
            : "redirected",
  };
}
