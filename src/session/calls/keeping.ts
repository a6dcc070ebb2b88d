import { mapChange, type Thing } from "../../tools/thing.ts";
import type { Effect } from "../../tools/tool.ts";
import type { Call } from "./call.ts";
import type { Event } from "../events.ts";
import type { Holes } from "../holes.ts";
import { inputOf } from "./streams.ts";
import { nothing, text, type Value, unsettled } from "../values.ts";

/** Says what a call changes or saves of the things that last. */
export function logLasting(
  call: Call,
  table: Holes,
  effect: Extract<Effect, { kind: "keep" | "save" }>,
): void {
  const { run, state, node } = call;
  // The path of a file as the reader's folder has it.
  const thing = ({ kind, name }: Thing): Thing<Value> => ({
    kind,
    name:
      kind === "file" || kind === "checkout"
        ? state.resolve(table.value(name))
        : table.value(name),
  });
  if (effect.kind === "save") {
    const to =
      effect.to === undefined
        ? {}
        : { to: state.resolve(table.value(effect.to)) };
    const saved = thing(effect.thing);
    const rests = unsettled(saved.name);
    run.happened(state, node, {
      kind: "save",
      thing: saved,
      rests,
      ...to,
      ...(effect.made && { made: effect.made.map(table.value) }),
    });
    return;
  }
  const kept = thing(effect.thing);
  const change = fed(call, mapChange(effect.change, table.value, thing));
  run.happened(state, node, {
    kind: "keep",
    thing: kept,
    change,
    fresh: state.shell.fresh,
    rests: unsettled(kept.name),
  });
}

/** The migration that the page says a program of its own makes. */
export function logMigration({ run, state, node }: Call, id: string): void {
  run.happened(state, node, {
    kind: "keep",
    thing: { kind: "database", name: nothing },
    change: { how: "set", key: text(id), value: text("done") },
    fresh: state.shell.fresh,
    rests: [],
  });
}

type Change = Extract<Event, { kind: "keep" }>["change"];

/** Its input is a file, or text that the page has. */
function fed({ state }: Call, change: Change): Change {
  if (change.how !== "fed") return change;
  const input = inputOf(state);
  const stream =
    input.kind === "stream" ? state.streams.get(input.stream) : undefined;
  if (stream?.path)
    return { how: "same", as: { kind: "file", name: stream.path } };
  return stream ? { how: "made", of: [stream.value] } : change;
}

/** A copy holds what the file held that it was made of. */
export function logCopy(
  { run, state, node }: Call,
  from: Value,
  to: Value,
): void {
  run.happened(state, node, {
    kind: "keep",
    thing: { kind: "file", name: to },
    change: { how: "same", as: { kind: "file", name: from } },
    fresh: state.shell.fresh,
    rests: unsettled(from, to),
  });
}
