import { ownOptions } from "../spec-options.ts";
import { below, type Pair, rootOf, subcommands } from "./place.ts";
import type { SpecEnds } from "./usage.ts";

/** What is still there and wants to be typed in another way, in words. */
export function reshapedUsages({ before, after }: SpecEnds): string[] {
  return [...reshapedIn({ was: rootOf(before), now: rootOf(after) })];
}

function* reshapedIn({ was, now }: Pair): Generator<string> {
  if (was.command.partial || now.command.partial) return;
  yield* values({ was, now });
  const { required = [], operands } = now.command;
  for (const name of required)
    if (!was.command.required?.includes(name))
      yield `\`${now.path}\` needs \`${name}\` now`;
  const old = was.command.operands;
  if (old !== undefined && operands !== undefined && isStricter(old, operands))
    yield `\`${now.path}\` takes \`${operands}\` operands now, \`${old}\` before`;
  for (const name of subcommands(was)) {
    const [one, same] = [below(was, name), below(now, name)];
    if (one && same) yield* reshapedIn({ was: one, now: same });
  }
}

function* values({ was, now }: Pair): Generator<string> {
  const there = ownOptions(now.command);
  const seen = new Set<string>();
  for (const [name, { names, value }] of ownOptions(was.command)) {
    const same = there.get(name);
    if (!same || same.value === value || names.some((one) => seen.has(one)))
      continue;
    for (const one of names) seen.add(one);
    const longest = names.toSorted((a, b) => b.length - a.length)[0] ?? name;
    const usage = `\`${now.path} ${longest}\``;
    if (same.value === "needed") yield `${usage} takes a value now`;
    else if (same.value === "none") yield `${usage} takes no value any more`;
  }
}

/** `0..2` to `1`: some count of words that was right is not any more. */
function isStricter(was: string, now: string): boolean {
  const [old, fresh] = [bounds(was), bounds(now)];
  return fresh.least > old.least || fresh.most < old.most;
}

function bounds(operands: string): { least: number; most: number } {
  const [least = "", most = least] = operands.split("..");
  return { least: Number(least), most: most === "" ? Infinity : Number(most) };
}
