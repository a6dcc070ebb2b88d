import type { CommandSpec, Traits } from "./spec.ts";

/** One option of a spec, read. */
export interface SpecOption {
  readonly names: readonly string[];
  readonly value: "none" | "attached" | "needed";
}

/** All options that a place in a command line knows, by name. */
export type KnownOptions = ReadonlyMap<string, SpecOption>;

export function readOption(line: string): SpecOption {
  const names = line.replace(/=\??$/, "").split(" ");
  const value = line.endsWith("=?")
    ? "attached"
    : line.endsWith("=")
      ? "needed"
      : "none";
  return { names, value };
}

export function optionsIn(lines: readonly string[]): KnownOptions {
  return new Map(
    lines
      .map(readOption)
      .flatMap((option) => option.names.map((name) => [name, option] as const)),
  );
}

/** A spec never changes, and a page asks it at each of its commands. */
const read = new WeakMap<CommandSpec, KnownOptions>();

/** The options of a command itself. */
export function ownOptions(command: CommandSpec): KnownOptions {
  const { options = [], inherited = [], hidden = [] } = command;
  const known =
    read.get(command) ?? optionsIn([...hidden, ...inherited, ...options]);
  read.set(command, known);
  return known;
}

/** A command has one way to it, so that what is passed on to it never differs. */
const reached = new WeakMap<CommandSpec, KnownOptions>();

/** The options of a command, and those that the commands above it pass on. */
export function reachedOptions(
  command: CommandSpec,
  passedOn: readonly string[],
): KnownOptions {
  const known =
    reached.get(command) ??
    new Map([...optionsIn(passedOn), ...ownOptions(command)]);
  reached.set(command, known);
  return known;
}

/** Whether a command below knows an option of this name. */
export function isKnownBelow(
  name: string,
  { commands = {} }: CommandSpec,
  traits: Traits,
): boolean {
  return Object.values(commands).some(
    (command) =>
      longOption(name, ownOptions(command), traits) ||
      isKnownBelow(name, command, traits),
  );
}

const SWITCH = /^--(skip|disable|enable|loose|maximum)-/;

/** A long option by its name, its abbreviation or its negation. */
export function longOption(
  name: string,
  known: KnownOptions,
  traits: Traits,
): SpecOption | undefined {
  const exact = known.get(name);
  if (exact) return exact;
  if (traits.switches) return switched(name, known, traits);
  if (traits.oneDash) {
    const other = name.startsWith("--") ? name.slice(1) : `-${name}`;
    if (known.has(other)) return known.get(other);
  }
  if (traits.negates) {
    const other = name.startsWith("--no-")
      ? `--${name.slice(5)}`
      : `--no-${name.slice(2)}`;
    const negated = known.get(other);
    if (negated) return { names: [name], value: "none" };
  }
  return traits.abbreviates ? abbreviated(name, known) : undefined;
}

/** `--skip-column-names` needs no value, and `--loose-x` may be unknown. */
function switched(
  name: string,
  known: KnownOptions,
  traits: Traits,
): SpecOption | undefined {
  const plain = name.replaceAll("_", "-");
  const [, verb] = SWITCH.exec(plain) ?? [];
  const switch_: SpecOption = { names: [name], value: "attached" };
  if (verb === "loose") return switch_;
  if (verb === undefined || known.has(plain) || abbreviated(plain, known))
    return known.get(plain) ?? abbreviated(plain, known);
  const own = longOption(plain.replace(SWITCH, "--"), known, traits);
  return own && (verb === "maximum" ? own : switch_);
}

function abbreviated(
  name: string,
  known: KnownOptions,
): SpecOption | undefined {
  const meant = new Set(
    [...known]
      .filter(([other]) => other.startsWith(name) && name.length > 2)
      .map(([, option]) => option),
  );
  const [only] = meant;
  return meant.size === 1 ? only : undefined;
}
