import type { Effect, Reading, Tool } from "../../tools/tool.ts";
import { type Argument, type Call, saysUnknown } from "./call.ts";
import { logCall } from "./log.ts";
import type { FileForm } from "../events.ts";
import { type Holes, holes } from "../holes.ts";
import { logLasting, logMigration } from "./keeping.ts";
import { opensShell, runWord, runWords } from "./nesting.ts";
import { noteUnsettled } from "./notes.ts";
import { logOpened, restsOf, writeFile } from "../opening.ts";
import { namesFolder } from "../paths.ts";
import { nested } from "../scripts.ts";
import { disturb, emit, inputOf } from "./streams.ts";
import { type Value, settled, show, unsettled } from "../values.ts";

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
    case "keep":
    case "save":
      logLasting(call, table, effect);
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
      if (run.migrates === undefined) {
        run.note(effect.why);
        run.happened(state, node, { kind: "unknown", why: effect.why });
      } else logMigration(call, run.migrates);
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

export function machine(
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
