import type { Unknown } from "./events.ts";
import type { State } from "./state.ts";
import { type Value } from "./values.ts";
import { logged } from "./variables.ts";

/**
 * What is known in a state, as text: two states of one shape know the same
 * facts, whatever their unsettled are called.
 */
export function stateShape(state: State): string {
  const numbers = new Map<Unknown, number>();
  const value = (pieces: Value): string =>
    pieces
      .map((piece) => {
        if (piece.kind === "text") return JSON.stringify(piece.text);
        const number = numbers.get(piece.from) ?? numbers.size;
        numbers.set(piece.from, number);
        return `?${number}`;
      })
      .join("");

  const { shell } = state;
  const sorted = <Item>(map: ReadonlyMap<string, Item>): [string, Item][] =>
    [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = [
    String(state.alive),
    shell.namespace,
    value(shell.cwd),
    String(shell.status),
    String(shell.open !== undefined),
    ...(shell.positional ?? [[{ kind: "text", text: "unknown" } as const]]).map(
      value,
    ),
    ...sorted(shell.variables).map(
      ([name, { content, ...rest }]) =>
        `${name} ${content.kind} ${value(logged(content))} ${JSON.stringify(rest)}`,
    ),
    ...sorted(shell.options).map(([name, on]) => `${name} ${String(on)}`),
    ...sorted(shell.functions).map(([name, to]) => `${name} ${typeof to}`),
    ...[...state.streams].map(([id, stream]) => `${id} ${value(stream.value)}`),
    // Rounds of a loop write under names of their own: one stands for all.
    ...sorted(state.machines).flatMap(([name, files]) => [
      name,
      ...new Set(files.shape(anonymous)),
    ]),
  ];
  return lines.join("\n");
}

function anonymous(value: Value): string {
  return value
    .map((piece) => (piece.kind === "text" ? JSON.stringify(piece.text) : "?"))
    .join("");
}
