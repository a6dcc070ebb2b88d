import { readOption } from "../spec-options.ts";
import type { ToolSpec } from "../spec.ts";
import { goneOptions } from "./options.ts";
import {
  below,
  type Pair,
  type Place,
  reached,
  rootOf,
  subcommands,
} from "./place.ts";
import { around, likelyPairs, type Trait } from "./renames.ts";
import type { GoneUsage, Said, SaidUsage, SpecEnds } from "./usage.ts";

/**
 * What went from one version to the next, a command with all below it as one. What
 * people say of a rename counts more than what looks like one.
 */
export function goneUsages(
  { before, after }: SpecEnds,
  usages: readonly SaidUsage[] = [],
): GoneUsage[] {
  const said = new Map(usages.map(({ was, now }) => [was, now]));
  const pair = { was: rootOf(before), now: rootOf(after) };
  return [...goneIn(pair, said, after)];
}

function* goneIn(
  { was, now }: Pair,
  said: Said,
  after: ToolSpec,
): Generator<GoneUsage> {
  // It may accept all that it accepted.
  if (now.command.partial) return;
  yield* goneOptions({ was, now }, said);
  const gone: Place[] = [];
  for (const name of subcommands(was)) {
    const [old, same] = [below(was, name), below(now, name)];
    if (old && same) yield* goneIn({ was: old, now: same }, said, after);
    else if (old) gone.push(old);
  }
  const likely = likelyPairs(
    gone.map((one) => traitOf(one, was)),
    freshIn({ was, now }).map((one) => traitOf(one, now)),
  );
  for (const old of gone) {
    const found = said.has(old.path) ? undefined : likely.get(nameOf(old));
    const line = found ? `${now.path} ${found.name}` : said.get(old.path);
    const next = line === undefined ? undefined : reached(after, line);
    yield {
      was: old.path,
      ...(line !== undefined && { now: line }),
      ...(found && { evidence: found.evidence }),
    };
    if (next) yield* goneIn({ was: old, now: next }, said, after);
  }
}

function freshIn({ was, now }: Pair): Place[] {
  return subcommands(now)
    .filter((name) => !below(was, name))
    .flatMap((name) => below(now, name) ?? []);
}

function nameOf({ path }: Place): string {
  return path.slice(path.lastIndexOf(" ") + 1);
}

function traitOf(place: Place, parent: Place): Trait {
  const { commands, options = [] } = place.command;
  const names = options.flatMap((line) => readOption(line).names);
  return {
    name: nameOf(place),
    takes: commands ? "commands" : "operands",
    parts: new Set(commands ? Object.keys(commands) : names.filter(isTelling)),
    between: around(subcommands(parent), nameOf(place)),
  };
}

/** Help is everywhere. */
function isTelling(name: string): boolean {
  return name !== "-h" && name !== "--help";
}
