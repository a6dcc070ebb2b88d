import type { CommandSpec } from "../spec.ts";
import type { Ask } from "./adapter.ts";
import { withoutEmpty } from "./help-text.ts";

/** What the help of one command tells of itself and of those below it. */
export interface Told {
  readonly spec: CommandSpec;
  readonly names: readonly string[];
}

/** Tells what the help of the command at a path says. */
export type Reader = (
  help: string,
  path: readonly string[],
) => Told | Promise<Told>;

/** Reads the help of a command and of all its subcommands, each asked with `--help`. */
export async function readTree(
  ask: Ask,
  path: readonly string[],
  read: Reader,
  above: readonly string[] = [],
): Promise<CommandSpec> {
  const { text } = await ask([...path, "--help"]);
  const { spec, names } = await read(text, path);
  const listed = [...new Set(names)];
  const list = listed.join(" ");
  // It shows the help of one above, or its own for ever: nothing is told of it.
  if (above.includes(list)) return { partial: true };
  const commands = await readCommands(ask, path, {
    names: listed,
    read,
    above: list === "" ? above : [...above, list],
  });
  return withoutEmpty({ ...spec, ...(listed.length > 0 && { commands }) });
}

interface Below {
  readonly names: readonly string[];
  readonly read: Reader;
  /** The names that each help on the way here listed. */
  readonly above?: readonly string[];
}

/** Those that stand below the command at a path, by name. */
export async function readCommands(
  ask: Ask,
  path: readonly string[],
  { names, read, above = [names.join(" ")] }: Below,
): Promise<Record<string, CommandSpec>> {
  const commands: [string, CommandSpec][] = [];
  for (const name of names)
    commands.push([name, await readTree(ask, [...path, name], read, above)]);
  return Object.fromEntries(commands);
}
