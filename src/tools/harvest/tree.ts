import type { CommandSpec } from "../spec.ts";
import type { Ask } from "./adapter.ts";
import { withoutEmpty } from "./help-text.ts";

/** What the help of one command tells of itself and of those below it. */
export interface Told {
  readonly spec: CommandSpec;
  readonly names: readonly string[];
}

/** Reads the help of a command and of all its subcommands, each asked with `--help`. */
export async function readTree(
  ask: Ask,
  path: readonly string[],
  read: (help: string, path: readonly string[]) => Told,
): Promise<CommandSpec> {
  const { text } = await ask([...path, "--help"]);
  const { spec, names } = read(text, path);
  const commands: Record<string, CommandSpec> = {};
  for (const name of names)
    commands[name] = await readTree(ask, [...path, name], read);
  return withoutEmpty({ ...spec, ...(names.length > 0 && { commands }) });
}
