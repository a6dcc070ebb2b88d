import type { End, FileForm } from "./events.ts";
import { folderOf } from "./environment.ts";
import { after } from "./paths.ts";
import type { Ran } from "./rehearse.ts";
import type { State } from "./state.ts";
import { type Value, known, nothing } from "./values.ts";
import { logged } from "./variables.ts";

/** The host at the end of every run; what differs between them is not known. */
export function endOf([first, ...others]: readonly Ran[]): End {
  if (!first) return { variables: {}, cwd: nothing, files: {} };
  const state = first.end;
  for (const { end } of others) {
    state.join(end, { block: 0, start: 0, why: "it depends on the choices" });
  }
  const { shell } = state;
  const variables: Record<string, Value> = {};
  for (const [name, { content, set }] of shell.variables) {
    if (content.kind === "array" && content.associative) continue;
    if (set === true && content.kind !== "unset")
      variables[name] = logged(content);
  }
  return { variables, cwd: folderOf(state), files: filesOf(state) };
}

/** Paths under the folder where the reader started are told from there. */
function filesOf(state: State): End["files"] {
  const files: Record<string, { form: FileForm; maybe: boolean }> = {};
  for (const entry of state.files("host").entries) {
    const { path, exists, folder, form, assumed = false } = entry;
    const start = path[0];
    const relative =
      start?.kind === "unknown" && start.from.reader === "PWD"
        ? after(path, [start])
        : path;
    const name = relative && known(relative);
    if (name === undefined || exists === false || folder) continue;
    const key = relative === path ? name : name.replace(/^\//, "");
    files[key] = { form, maybe: exists === "maybe" || assumed };
  }
  return files;
}
