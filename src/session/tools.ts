import type { Effect, Reading, Tool } from "../tools/tool.ts";
import type { Argument, Call } from "./call.ts";
import { saysUnknown } from "./call.ts";
import { dispatch, logCall } from "./command.ts";
import type { FileForm } from "./events.ts";
import { type Holes, holes } from "./holes.ts";
import { noteUnsettled } from "./notes.ts";
import { namesFolder } from "./paths.ts";
import { logOpened, restsOf, writeFile } from "./opening.ts";
import { inChild, nested, runScript } from "./scripts.ts";
import { disturb, drain, emit, inputOf } from "./streams.ts";
import { type Value, join, settled, show, unsettled } from "./values.ts";

/** Does what the tool's file says of this call. */
export function runTool(
  call: Call,
  tool: Tool,
  words: readonly Argument[],
): void {
  const { run, state, node, name, opened } = call;
  const table = holes();
  const written = call.args.map(({ value }) => table.word(value));
  const effects = [...tool.effects(written)].map((effect) =>
    placed(effect, table),
  );

  const as = effects.find(({ kind }) => kind === "input");
  const reading: Reading = as?.kind === "input" ? as.as : "read";
  const start = run.log.length;
  logOpened(run, state, opened, "read", reading);
  const end = run.log.length;
  run.inputAs = as && start === end ? reading : undefined;

  const terminal = effects.find((effect) => effect.kind === "terminal");
  const endless = effects.find((effect) => waits(call, effect));
  logCall(run, state, node, words, {
    endless: endless && "why" in endless ? endless.why : undefined,
    asksTerminal: terminal,
  });

  let nests = false;
  let compressed: FileForm["compressed"];
  for (const effect of effects) {
    if (effect.kind === "output") compressed = effect.compressed;
    nests = applyEffect({ call, table, effect }) || nests;
  }
  // `kubectl exec -i db-0 -- psql < dump`: what runs inside reads it.
  run.relabel(start, end);
  if (nests) return;
  disturb(run, state, node);
  const printed = run.unknown(node, saysUnknown(name));
  emit(run, state, printed, node, compressed ? { compressed } : {});
  state.shell.status = "assumed";
}

function waits({ state }: Call, { kind }: Effect): boolean {
  if (kind === "endless") return true;
  return kind === "interactive" && inputOf(state).kind === "terminal";
}

/** Nobody knows what is on a machine whose name is not known. */
function placed(effect: Effect, table: Holes): Effect {
  if (!("on" in effect) || !effect.on) return effect;
  const value = table.value(effect.on.name);
  const fresh = effect.on.fresh === true || !settled(value);
  return { ...effect, on: { name: show(value), fresh } };
}

interface Applied {
  readonly call: Call;
  readonly table: Holes;
  readonly effect: Effect;
}

/** True where another command runs inside and prints for it. */
function applyEffect({ call, table, effect }: Applied): boolean {
  const { run, state, node } = call;
  if ("path" in effect && effect.path.startsWith("/dev/")) return false;
  const path = (written: string): Value => state.resolve(table.value(written));
  switch (effect.kind) {
    case "read": {
      const on = machine(call, effect);
      if (effect.on?.fresh) openMachine(call, on);
      const from = path(effect.path);
      const found = state.find(from, on);
      const form = found.found === "written" ? found.entry.form : undefined;
      noteUnsettled(run, from);
      run.happened(state, node, {
        kind: "read-file",
        namespace: on,
        path: from,
        found: found.found === "removed" ? "missing" : found.found,
        as: effect.as,
        rests: restsOf(from, found),
        ...(form ? { form } : {}),
      });
      return false;
    }
    case "write":
      writes(call, effect, path(effect.path));
      return false;
    case "folder":
      writeFile(run, state, path(effect.path), { writer: call.name }, node, {
        folder: true,
      });
      return false;
    case "remove": {
      const gone = path(effect.path);
      state.files().remove(gone);
      const rests = unsettled(gone);
      run.happened(state, node, { kind: "remove-file", path: gone, rests });
      return false;
    }
    case "open":
      state
        .files(machine(call, effect))
        .open(
          path(effect.path),
          run.origin(node, `\`${call.name}\` put something there`),
        );
      return false;
    case "unmodelled":
      run.note(effect.why);
      run.happened(state, node, { kind: "unknown", why: effect.why });
      for (const folder of effect.within ?? ["."])
        state.files().open(path(folder), run.origin(node, effect.why));
      for (const files of effect.everywhere ? state.machines.values() : [])
        files.openEverything(run.origin(node, effect.why));
      return false;
    case "run":
      runWords(call, effect);
      return true;
    case "script":
      runWord(call, effect);
      return true;
    case "shell":
      opensShell(call, effect);
      return true;
    case "input":
    case "output":
    case "terminal":
    case "endless":
    case "interactive":
      return false;
  }
}

function openMachine({ run, state, node }: Call, name: string): void {
  const why = run.origin(node, `what is on \`${name}\` is not known`);
  state.files(name).openEverything(why);
}

function machine(
  { state }: Call,
  effect: { readonly on?: { readonly name: string } },
): string {
  const here = state.shell.namespace;
  return effect.on ? nested(here, effect.on.name) : here;
}

function writes(
  call: Call,
  effect: Extract<Effect, { kind: "write" }>,
  path: Value,
): void {
  const { run, state, node, name } = call;
  const on = machine(call, effect);
  if (effect.on?.fresh) openMachine(call, on);
  const { compressed } = effect;
  const form: FileForm = {
    writer: name,
    ...(compressed ? { compressed } : {}),
  };
  noteUnsettled(run, path);
  // Into a folder the name of the file is not known.
  const before = state.find(path, on);
  const folder =
    namesFolder(path) || (before.found === "written" && before.entry.folder);
  if (folder) {
    const why = run.origin(node, `\`${name}\` names the file itself`);
    state.files(on).open(path, why);
    return;
  }
  writeFile(run, state, path, form, node, { namespace: on });
  run.happened(state, node, {
    kind: "write-file",
    namespace: on,
    path,
    form,
    rests: unsettled(path),
  });
}

function wrapper(
  { name, args }: Call,
  effect: { readonly from: number },
): string {
  const [subcommand] = args;
  const [piece] = subcommand?.value ?? [];
  const word = piece?.kind === "text" ? piece.text : "";
  return effect.from > 1 && /^[a-z]+$/.test(word) ? `${name} ${word}` : name;
}

function within(call: Call, from: number, work: () => void): void {
  const { run } = call;
  const outer = run.wrappers;
  run.wrappers = [...outer, wrapper(call, { from })];
  work();
  run.wrappers = outer;
}

function runWords(
  call: Call,
  { from, to, on, more }: Extract<Effect, { kind: "run" }>,
): void {
  const { run, state, node, args } = call;
  const words = args.slice(from, to);
  if (more) {
    const value = run.unknown(node, `what \`${call.name}\` adds is not known`);
    words.push({ value, unsure: true, node });
  }
  const start = on ? { on: { ...on, name: on.name } } : {};
  within(call, from, () => {
    inChild(run, state, node, start, () => {
      dispatch(run, state, spanOf(words, node), words, []);
    });
  });
}

/** The inner command stands where its words stand. */
function spanOf(words: readonly Argument[], node: Call["node"]): Call["node"] {
  const [first] = words;
  const last = words.at(-1);
  return first && last && last.node !== node
    ? { pos: first.node.pos, end: last.node.end }
    : node;
}

function runWord(
  call: Call,
  { from, to, on }: Extract<Effect, { kind: "script" }>,
): void {
  const { run, state, node, args } = call;
  const words = args.slice(from, to);
  const script = join(
    words.map(({ value }) => value),
    " ",
  );
  within(call, from, () => {
    inChild(run, state, node, on ? { on } : {}, () => {
      runScript(run, state, script, spanOf(words, node));
    });
  });
}

/** `ssh host <<EOF` runs its input; at a terminal, the reader is inside from here on. */
function opensShell(
  call: Call,
  { on }: Extract<Effect, { kind: "shell" }>,
): void {
  const { run, state, node } = call;
  const input = inputOf(state);
  const into = on ? machine(call, { on }) : state.shell.namespace;
  const interactive = input.kind === "terminal" || input.kind === "unknown";
  run.happened(state, node, { kind: "enter", into, interactive });
  if (interactive) {
    const why = `the reader is in a shell on \`${into}\``;
    run.note(why);
    for (const files of state.machines.values()) {
      files.openEverything(run.origin(node, why));
    }
    state.shell.status = "assumed";
    return;
  }
  const stands =
    input.kind === "stream" ? state.streams.get(input.stream)?.node : undefined;
  const script = drain(run, state, node);
  within(call, 0, () => {
    inChild(run, state, node, on ? { on } : {}, () => {
      runScript(run, state, script, stands ?? node);
    });
  });
}
