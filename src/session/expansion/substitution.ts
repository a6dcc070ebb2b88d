import type { CommandExpansionPart, ProcessSubstitutionPart } from "unbash";
import { subshell } from "../flow/forks.ts";
import { expandText } from "./expand.ts";
import { logOpened, restsOf, writeFile } from "../opening.ts";
import type { Run } from "../run.ts";
import { alongside } from "../source.ts";
import type { State } from "../state.ts";
import {
  type Value,
  concat,
  derived,
  nothing,
  settled,
  text,
  unknown,
} from "../values.ts";
import { runStatements } from "../flow/walk.ts";

/** `$(...)`: what the commands print, without the newlines at its end. */
export function substitute(
  run: Run,
  state: State,
  part: CommandExpansionPart,
): Value {
  const { script } = part;
  run.substitutions++;
  if (!script || script.errors) {
    run.note("the substitution does not parse");
    return run.unknown(part, "the substitution does not parse");
  }
  const read = readsFile(run, state, part);
  if (read) return trimmed(read);
  // Backticks with escapes hold a text of their own.
  const source =
    script.source === undefined
      ? run.source
      : alongside(run.source, run.place(part));
  const stream = run.newStream(state, { value: nothing });
  subshell(run, state, part, () => {
    state.shell.descriptors.set(1, { kind: "stream", stream, as: "captured" });
    state.shell.options.set("errexit", false);
    run.from(source, () => {
      runStatements(run, state, script.commands);
    });
  });
  const printed = state.streams.get(stream)?.value ?? nothing;
  state.streams.delete(stream);
  const heredoc = part.text.indexOf("<<");
  if (heredoc >= 0 && misread.test(part.text.slice(heredoc))) {
    const why = run.origin(part, "bash 5.2 misreads this here-document");
    run.note(why.why);
    state.files().openEverything(why);
    state.shell.status = "unknown";
    return unknown(why);
  }
  return run.assumed(trimmed(printed));
}

/** A here-document in `$(...)` with `${a/$(b)}` in it: some bashes find no end. */
const misread = /\$\{[^}]*\$\(/;

function trimmed(value: Value): Value {
  const last = value.at(-1);
  if (last === undefined) return value;
  const before = value.slice(0, -1);
  if (last.kind === "text") {
    const shorter = last.text.replace(/\n+$/, "");
    const rest = concat(before, text(shorter));
    return shorter === "" ? trimmed(before) : rest;
  }
  // A date and the reader's own words do not end in newlines.
  if (settled([last])) return value;
  // It may be nothing: then the newlines before it go as well.
  return concat(trimmed(before), derived([last]) ?? nothing);
}

/** `$(<file)` is `$(cat file)`. */
function readsFile(
  run: Run,
  state: State,
  { script }: CommandExpansionPart,
): Value | undefined {
  const [statement, second] = script?.commands ?? [];
  const command = statement?.command;
  if (second || command?.type !== "Command" || command.name) return undefined;
  const [redirection, another] = command.redirects;
  if (another || command.prefix.length > 1) return undefined;
  if (redirection?.type !== "Redirect" || redirection.operator !== "<") {
    return undefined;
  }
  if (!redirection.target || redirection.descriptor) return undefined;
  const path = state.resolve(expandText(run, state, redirection.target));
  const found = state.find(path);
  const form = found.found === "written" ? found.entry.form : undefined;
  logOpened(
    run,
    state,
    [
      {
        node: redirection,
        path,
        how: "read",
        certain: found.found === "written",
        found: found.found === "removed" ? "missing" : found.found,
        rests: restsOf(path, found),
        ...(form ? { form } : {}),
      },
    ],
    "read",
    "read",
  );
  state.shell.status = found.found === "written" ? 0 : "unknown";
  return (
    form?.content ??
    run.unknown(redirection, "what the file holds is not known")
  );
}

/** `<(...)` is the name of a file with what the commands print. */
export function substituteProcess(
  run: Run,
  state: State,
  part: ProcessSubstitutionPart,
): Value {
  const { script, operator } = part;
  const path = concat(
    text("/dev/fd/"),
    run.unknown(part, "the number of a descriptor is not known"),
  );
  if (!script) return path;
  const outgoing = operator === "<";
  const unread = run.unknown(part, "what is written to it is not known");
  const stream = run.newStream(state, { value: outgoing ? nothing : unread });
  const before = state.shell.status;
  subshell(run, state, part, () => {
    state.shell.descriptors.set(outgoing ? 1 : 0, {
      kind: "stream",
      stream,
      as: "piped",
    });
    runStatements(run, state, script.commands);
  });
  state.shell.status = before;
  const { value = nothing, compressed } = state.streams.get(stream) ?? {};
  writeFile(
    run,
    state,
    path,
    {
      writer: "<()",
      ...(outgoing ? { content: value } : {}),
      ...(compressed ? { compressed } : {}),
    },
    part,
  );
  return path;
}
