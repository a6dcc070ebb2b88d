import { type KnownOptions, ownOptions } from "../spec-options.ts";
import type { CommandSpec, ToolSpec } from "../spec.ts";

/** A command of a spec, the words that lead to it, and the options of those above it. */
export interface Place {
  readonly path: string;
  readonly command: CommandSpec;
  readonly above: KnownOptions;
}

/** One command in two versions. */
export interface Pair {
  readonly was: Place;
  readonly now: Place;
}

export function rootOf(spec: ToolSpec): Place {
  return { path: spec.tool, command: spec, above: new Map() };
}

export function subcommands({ command }: Place): string[] {
  return Object.keys(command.commands ?? {});
}

/** A subcommand by its name or an alias. */
export function below(
  { path, command, above }: Place,
  name: string,
): Place | undefined {
  const { commands = {}, inherited = [], hidden = [] } = command;
  const found = Object.hasOwn(commands, name)
    ? commands[name]
    : Object.values(commands).find(({ aliases }) => aliases?.includes(name));
  if (!found) return undefined;
  // Where options are for all below, those that no help shows are as well.
  const passed = inherited.length > 0 ? [...hidden, ...inherited] : [];
  return {
    path: `${path} ${name}`,
    command: found,
    above: new Map([...above, ...ownOptions({ inherited: passed })]),
  };
}

/** The command that a line leads to; its options are passed over. */
export function reached(spec: ToolSpec, line: string): Place | undefined {
  return line
    .split(" ")
    .slice(1)
    .filter((word) => !word.startsWith("-"))
    .reduce<Place | undefined>(
      (place, word) => place && below(place, word),
      rootOf(spec),
    );
}
