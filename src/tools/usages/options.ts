import { ownOptions, readOption, type SpecOption } from "../spec-options.ts";
import type { CommandSpec } from "../spec.ts";
import type { Pair, Place } from "./place.ts";
import { around, likelyPairs, type Trait } from "./renames.ts";
import type { GoneUsage, Said } from "./usage.ts";

/** The options that a command lost, those for all below it included. */
export function* goneOptions(
  { was, now }: Pair,
  said: Said,
): Generator<GoneUsage> {
  const there = new Map([...now.above, ...ownOptions(now.command)]);
  const old = optionsOf(was);
  const lost: SpecOption[] = [];
  for (const option of old) {
    const { names } = option;
    const gone = longest(names.filter((name) => !there.has(name)));
    if (gone === undefined || isBelow(gone, now.command)) continue;
    const named = names.find((name) => said.has(`${was.path} ${name}`));
    const kept = names.find((name) => there.has(name));
    if (named !== undefined)
      yield usage(was, named, said.get(`${was.path} ${named}`));
    else if (kept === undefined) lost.push(option);
    else yield stillNamed({ was, now }, gone, there.get(kept), kept);
  }
  const present = optionsOf(now);
  const likely = likelyPairs(
    lost.map((option) => traitOf(option, old)),
    freshIn({ was, now }, present).map((option) => traitOf(option, present)),
  );
  for (const { names } of lost) {
    const name = longest(names) ?? "";
    const found = likely.get(name);
    yield {
      ...usage(was, name, found && `${now.path} ${found.name}`),
      ...(found && { evidence: found.evidence }),
    };
  }
}

function usage({ path }: Place, name: string, now?: string): GoneUsage {
  return { was: `${path} ${name}`, ...(now !== undefined && { now }) };
}

/** A letter may mean something else by now, a long name hardly. */
function stillNamed(
  { was, now }: Pair,
  gone: string,
  option: SpecOption | undefined,
  kept: string,
): GoneUsage {
  const name = longest(option?.names ?? []) ?? kept;
  return {
    ...usage(was, gone, `${now.path} ${name}`),
    ...(!kept.startsWith("--") && { evidence: `same letter \`${kept}\`` }),
  };
}

/** It moved to the commands that use it. */
function isBelow(name: string, { commands = {} }: CommandSpec): boolean {
  return Object.values(commands).some(
    (command) => ownOptions(command).has(name) || isBelow(name, command),
  );
}

function optionsOf({ command }: Place): SpecOption[] {
  const { options = [], inherited = [] } = command;
  return [...inherited, ...options].map(readOption);
}

function freshIn({ was }: Pair, present: readonly SpecOption[]): SpecOption[] {
  const known = new Map([...was.above, ...ownOptions(was.command)]);
  return present.filter(({ names }) => names.every((name) => !known.has(name)));
}

function traitOf(
  { names, value }: SpecOption,
  all: readonly SpecOption[],
): Trait {
  const name = longest(names) ?? "";
  const order = all.map((option) => longest(option.names) ?? "");
  const letters = names.filter((one) => one !== name);
  return {
    name,
    takes: value,
    parts: new Set(letters),
    between: around(order, name),
  };
}

function longest(names: readonly string[]): string | undefined {
  return names.toSorted((a, b) => b.length - a.length)[0];
}
