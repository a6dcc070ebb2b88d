import type { Assignment } from "unbash";
import { assignAll } from "./assignments.ts";
import { assign } from "../environment.ts";
import type { Run } from "../run.ts";
import type { State } from "../state.ts";

/** `A=1 command` sets A for the command only, and not for its redirections. */
export interface Prefixed {
  readonly enter: (state: State) => void;
  readonly leave: (state: State) => void;
}

/** Expands `A=1 B=$A` before a command; `mayStay` where it may turn out to be none. */
export function prefixed(
  run: Run,
  state: State,
  assignments: readonly Assignment[],
  mayStay: boolean,
): Prefixed {
  const names = assignments.map(({ name }) => name);
  const before = variablesOf(state, names);
  assignAll(run, state, assignments, { exported: true });
  const during = variablesOf(state, names);
  setVariables(state, before);
  return {
    enter: (on) => setVariables(on, during),
    leave: (on) => {
      setVariables(on, before);
      // `A=${A:=1} command`: what the expansion sets stays.
      const stays = mayStay ? assignments : assignments.filter(setsInside);
      for (const node of stays) {
        const why = `what \`${node.name}\` holds is not followed`;
        const from = run.origin(node, why);
        assign(run, on, node.name, { kind: "unknown", from }, node);
      }
    },
  };
}

type Variables = State["shell"]["variables"];

function variablesOf(
  { shell }: State,
  names: readonly string[],
): readonly (readonly [string, ReturnType<Variables["get"]>])[] {
  return names.map((name) => [name, shell.variables.get(name)]);
}

function setVariables(
  { shell }: State,
  variables: ReturnType<typeof variablesOf>,
): void {
  for (const [name, variable] of variables) {
    if (variable) shell.variables.set(name, variable);
    else shell.variables.delete(name);
  }
}

function setsInside({ text: written }: Assignment): boolean {
  return /\$\{\w+:?=|\$\(\(/.test(written);
}
