import { type Argument, type Call, pathOf } from "./call.ts";
import type { FileForm } from "../events.ts";
import { restsOf, writeFile } from "../opening.ts";
import { compressionOf, drain } from "./streams.ts";
import { type Value, concat, known, nothing, unsettled } from "../values.ts";
import { noteUnsettled } from "./notes.ts";

export interface Content {
  readonly value: Value;
  readonly compressed?: FileForm["compressed"];
  /** Whether all of it was certainly there. */
  readonly certain: boolean;
}

/** What the named files hold one after the other; without any, standard input. */
export function contentOf(
  call: Call,
  files: readonly Argument[],
  as = "read",
): Content {
  const { run, node } = call;
  if (files.length === 0) return fromInput(call);
  const parts = files.map(({ value, unsure }): Content => {
    if (unsure) {
      const unread = run.unknown(node, "which files these are is not known");
      return { value: unread, certain: false };
    }
    return known(value) === "-"
      ? fromInput(call)
      : fileContent(call, value, as);
  });
  const [first] = parts;
  return {
    value: run.bounded(concat(...parts.map(({ value }) => value)), node),
    certain: parts.every(({ certain }) => certain),
    ...(first?.compressed ? { compressed: first.compressed } : {}),
  };
}

function fromInput({ run, state, node }: Call): Content {
  const compressed = compressionOf(state);
  const value = drain(run, state, node);
  return { value, certain: true, ...(compressed ? { compressed } : {}) };
}

export function fileContent(call: Call, word: Value, as: string): Content {
  const { run, state, node } = call;
  if (known(word) === "/dev/null") return { value: nothing, certain: true };
  if (known(word) === "/dev/stdin") return fromInput(call);
  const path = pathOf(call, word);
  const found = state.find(path);
  const form = found.found === "written" ? found.entry.form : undefined;
  noteUnsettled(run, path);
  run.happened(state, node, {
    kind: "read-file",
    path,
    found: found.found === "removed" ? "missing" : found.found,
    as,
    rests: restsOf(path, found),
    ...(form ? { form } : {}),
  });
  const why = "what the file holds is not known";
  return {
    value: form?.content ?? run.unknown(node, why),
    certain: found.found === "written",
    ...(form?.compressed ? { compressed: form.compressed } : {}),
  };
}

/**
 * Writes a file and says so in the log. `assumed`: only if what it is made from
 * is there, as the guide takes for granted.
 */
export function write(
  call: Call,
  path: Value,
  form: FileForm,
  { assumed = false } = {},
): void {
  const { run, state, node } = call;
  noteUnsettled(run, path);
  writeFile(run, state, path, form, node, { assumed });
  const rests = unsettled(path);
  run.happened(state, node, { kind: "write-file", path, form, rests });
}

export function remove(call: Call, path: Value): void {
  const { run, state, node } = call;
  noteUnsettled(run, path);
  const other = state.otherPlace(path, state.shell.namespace);
  if (other) {
    const why = run.origin(node, "which folder this is is not known");
    state.files().open(other, why);
  }
  state.files().remove(path);
  const rests = unsettled(path);
  run.happened(state, node, { kind: "remove-file", path, rests });
}
