import { alike } from "./alike.ts";
import type { FileForm, Unknown } from "./events.ts";
import { expandText, expandWords } from "./expansion/expand.ts";
import { parent } from "./paths.ts";
import type { Run } from "./run.ts";
import type { Span } from "./source.ts";
import type { Descriptor } from "./shell.ts";
import type { State } from "./state.ts";
import {
  type Value,
  known,
  nothing,
  same,
  unknown,
  unsettled,
} from "./values.ts";
import type { Redirect, Word } from "unbash";

/** A file that a redirection opened: the command around it says what for. */
export interface Opened {
  readonly node: Span;
  readonly path: Value;
  readonly how: "read" | "write";
  /** Bash certainly finds it, or can make it. */
  readonly certain: boolean;
  readonly found: "written" | "missing" | "unknown";
  readonly form?: FileForm;
  readonly rests: readonly Unknown[];
}

export function open(
  run: Run,
  state: State,
  redirection: Redirect,
  numbers: readonly number[],
  target: Word,
  writer: string,
): Opened | "refused" | undefined {
  const { operator } = redirection;
  const { value: written, sure } = targetOf(run, state, target);
  if (sure === "several") return "refused";
  const device = known(written);
  if (device?.startsWith("/dev/")) {
    const descriptor = deviceDescriptor(state, device);
    for (const number of numbers)
      state.shell.descriptors.set(number, descriptor);
    return undefined;
  }
  const path = state.resolve(written);
  const file =
    operator === "<"
      ? openToRead(run, state, redirection, path, numbers)
      : openToWrite(run, state, redirection, path, numbers, writer);
  if (file === "refused" || sure === "one") return file;
  return { ...file, certain: false };
}

/** Bash refuses a target that turns out to be several words, or none. */
export function targetOf(
  run: Run,
  state: State,
  target: Word,
): { value: Value; sure: "one" | "several" | "unknown" } {
  const plain = target.parts?.every(({ type }) =>
    /^(?:Literal|SingleQuoted|DoubleQuoted|AnsiCQuoted|ProcessSubstitution)$/.test(
      type,
    ),
  );
  if (plain !== false) {
    return { value: expandText(run, state, target), sure: "one" };
  }
  const fields = expandWords(run, state, [target]);
  const [only, second] = fields;
  if (only?.unsure) return { value: only.value, sure: "unknown" };
  if (!only || second) return { value: nothing, sure: "several" };
  return { value: only.value, sure: "one" };
}

function openToRead(
  run: Run,
  state: State,
  node: Span,
  path: Value,
  numbers: readonly number[],
): Opened {
  const found = state.find(path);
  const form = found.found === "written" ? found.entry.form : undefined;
  const value =
    form?.content ?? run.unknown(node, "what the file holds is not known");
  const stream = run.newStream(state, {
    value,
    path,
    ...(form?.compressed ? { compressed: form.compressed } : {}),
  });
  for (const number of numbers) {
    state.shell.descriptors.set(number, {
      kind: "stream",
      stream,
      as: "redirected",
    });
  }
  return {
    node,
    path,
    how: "read",
    certain: found.found === "written",
    found: found.found === "removed" ? "missing" : found.found,
    ...(form ? { form } : {}),
    rests: restsOf(path, found),
  };
}

export function restsOf(
  path: Value,
  found: ReturnType<ReturnType<State["files"]>["find"]>,
): readonly Unknown[] {
  const why = found.found === "unknown" ? found.why : undefined;
  return [...unsettled(path), ...(why ? [why] : [])];
}

function openToWrite(
  run: Run,
  state: State,
  node: Redirect,
  path: Value,
  numbers: readonly number[],
  writer: string,
): Opened | "refused" {
  const { shell } = state;
  const { operator } = node;
  const before = state.find(path);
  const appends = operator === ">>" || operator === "&>>" || operator === "<>";
  const guarded = operator === ">" && shell.options.get("noclobber");
  if (before.found === "written") {
    if (guarded === true || before.entry.folder) return "refused";
  }

  const shared =
    isOpen(state, path) || (guarded !== undefined && guarded !== false);
  const content = shared ? undefined : startOf(run, node, before, appends);
  writeFile(
    run,
    state,
    path,
    { writer, ...(content ? { content } : {}) },
    node,
  );
  const descriptor: Descriptor = {
    kind: "file",
    path,
    namespace: shell.namespace,
  };
  for (const number of numbers) shell.descriptors.set(number, descriptor);
  // It stays open for the command, wherever its own commands write to.
  shell.descriptors.set(-1 - shell.descriptors.size, descriptor);
  return {
    node,
    path,
    how: "write",
    certain: guarded !== true && hasFolder(state, path),
    found: "written",
    rests: unsettled(path),
  };
}

/** Whether the folder of a path is certainly there. */
export function hasFolder(state: State, path: Value): boolean {
  const folder = parent(path);
  if (same(folder, state.shell.cwd) || known(folder) === "/tmp") return true;
  const found = state.find(folder);
  return found.found === "written" && found.entry.folder;
}

function startOf(
  run: Run,
  node: Span,
  before: ReturnType<ReturnType<State["files"]>["find"]>,
  appends: boolean,
): Value | undefined {
  if (!appends || before.found === "removed") return nothing;
  if (before.found === "written") return before.entry.form.content;
  return run.unknown(node, "what the file held before is not known");
}

/** Two descriptors on one file write over each other: that is not followed. */
export function isOpen(state: State, path: Value): boolean {
  return [...state.shell.descriptors.values()].some(
    (descriptor) => descriptor.kind === "file" && alike(descriptor.path, path),
  );
}

/** Whoever still reads the old content of the file gets something unknown. */
export function writeFile(
  run: Run,
  state: State,
  path: Value,
  form: FileForm,
  node: Span,
  { folder = false, assumed = false, namespace = state.shell.namespace } = {},
): void {
  const other = state.otherPlace(path, namespace);
  if (other) {
    // If the last `cd` failed, it was written there instead.
    const why = run.origin(node, "which folder this is is not known");
    state.files(namespace).open(other, why);
  }
  const doubted = assumed || other !== undefined;
  if (!state.files(namespace).write(path, form, { folder, assumed: doubted })) {
    run.limit(node, "files");
    const why = run.origin(node, "there are too many files to follow");
    state.files(namespace).openEverything(why);
  }
  for (const [id, stream] of state.streams) {
    if (stream.path && alike(stream.path, path)) {
      const why = run.origin(node, "the file is written while it is read");
      state.streams.set(id, { value: unknown(why) });
    }
  }
}

/** Says what the redirections opened, once the command is known. */
export function logOpened(
  run: Run,
  state: State,
  opened: readonly Opened[],
  how: "read" | "write",
  as: string,
): void {
  for (const { node, path, found, form, rests, ...file } of opened) {
    if (file.how !== how) continue;
    if (how === "read") {
      run.happened(state, node, {
        kind: "read-file",
        path,
        found,
        as,
        rests,
        ...(form ? { form } : {}),
      });
    } else {
      const now = state.find(path);
      const end = now.found === "written" ? now.entry.form : { writer: as };
      run.happened(state, node, { kind: "write-file", path, form: end, rests });
    }
  }
}

function deviceDescriptor(state: State, device: string): Descriptor {
  const { descriptors } = state.shell;
  if (device === "/dev/null") return { kind: "null" };
  if (device === "/dev/tty") return { kind: "terminal" };
  const number = ["stdin", "stdout", "stderr"].indexOf(device.slice(5));
  if (number >= 0) return descriptors.get(number) ?? { kind: "unknown" };
  return { kind: "unknown" };
}
