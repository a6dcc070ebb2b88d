import { base } from "../paths.ts";
import type { State } from "../state.ts";
import { known } from "../values.ts";

/** What bash does itself, whatever lies in PATH. */
export const shellBuiltins = new Set(
  `. : [ alias bg bind break builtin caller cd command compgen complete compopt
   continue declare dirs disown echo enable eval exec exit export false fc fg
   getopts hash help history jobs kill let local logout mapfile popd printf pushd
   pwd read readarray readonly return set shift shopt source suspend test times
   trap true type typeset ulimit umask unalias unset wait`.split(/\s+/),
);

/** Whether the page changed PATH and wrote a program that may come first there. */
export function isShadowed(state: State, name: string): boolean {
  const { shell } = state;
  if (shellBuiltins.has(name) || !shell.variables.has("PATH")) return false;
  return state
    .files()
    .entries.some(
      ({ path, exists }) => exists !== false && known(base(path)) === name,
    );
}
