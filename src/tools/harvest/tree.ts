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
): Promise<CommandSpec> {
  const { text } = await ask([...path, "--help"]);
  const { spec, names } = await read(text, path);
  const commands = await readCommands(ask, path, { names, read });
  return withoutEmpty({ ...spec, ...(names.length > 0 && { commands }) });
}

/** Those that stand below the command at a path, by name. */
export async function readCommands(
  ask: Ask,
  path: readonly string[],
  { names, read }: { readonly names: readonly string[]; readonly read: Reader },
): Promise<Record<string, CommandSpec>> {
  const commands: Record<string, CommandSpec> = {};
  for (const name of names)
    commands[name] = await readTree(ask, [...path, name], read);
  return commands;
}
