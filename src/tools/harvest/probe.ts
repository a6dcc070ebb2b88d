import type { CommandSpec } from "../spec.ts";
import type { Ask } from "./adapter.ts";

/**
 * Asks a program of Go which options take a value only where it is attached:
 * their help shows the default of both kinds alike.
 */
export async function probeValues<Spec extends CommandSpec>(
  ask: Ask,
  spec: Spec,
): Promise<Spec> {
  const known = new Map<string, Promise<boolean>>();
  const attached = (line: string, path: readonly string[]) => {
    const needs = known.get(line) ?? needsValue(ask, line, path);
    known.set(line, needs);
    return needs;
  };
  const probed = async (
    lines: readonly string[],
    path: readonly string[],
  ): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const line of lines) {
      const needs = !line.endsWith("=") || (await attached(line, path));
      found.push(needs ? line : `${line}?`);
    }
    return found;
  };
  const walk = async <One extends CommandSpec>(
    command: One,
    path: readonly string[],
  ): Promise<One> => {
    const { options, inherited, commands } = command;
    const below: Record<string, CommandSpec> = {};
    for (const [name, own] of Object.entries(commands ?? {}))
      below[name] = await walk(own, [...path, name]);
    return {
      ...command,
      ...(options && { options: await probed(options, path) }),
      ...(inherited && { inherited: await probed(inherited, path) }),
      ...(commands && { commands: below }),
    };
  };
  return walk(spec, []);
}

async function needsValue(
  ask: Ask,
  line: string,
  path: readonly string[],
): Promise<boolean> {
  const name = line.replace(/=$/, "").split(" ").at(-1) ?? "";
  const { text } = await ask([...path, "--help", name]);
  return /flag needs an argument/.test(text);
}

/**
 * Those of some names that a command takes and its help does not show. Help is
 * printed only where every flag beside it is known.
 */
export async function hiddenOptions(
  ask: Ask,
  path: readonly string[],
  names: readonly string[],
  shown: readonly string[] = [],
): Promise<string[]> {
  const told = new Set(
    shown.flatMap((line) => line.replace(/=\??$/, "").split(" ")),
  );
  const found = names
    .filter((name) => !told.has(name))
    .map(async (name) => {
      const { text } = await ask([...path, "--help", name]);
      if (/unknown (?:shorthand )?flag/.test(text)) return [];
      return /flag needs an argument/.test(text) ? [`${name}=`] : [name];
    });
  return (await Promise.all(found)).flat();
}
