import { hasHole, readOptions } from "../../shell/words.ts";
import {
  type Call,
  callsOf,
  isSettled,
  mayBeAny,
  mayBegin,
  programsOf,
  variableOf,
  wordsOfCall,
} from "./calls.ts";
import { type Placed, placeAround } from "./neighbours.ts";
import type { Page } from "../rule.ts";

/** An option that tells a tool where to act. */
export interface Where {
  /** `the host`, as it stands in a message. */
  readonly what: string;
  /** `psql`, `docker compose`: the tools that reach the same place by it. */
  readonly tools: readonly string[];
  /** The first is told to the reader. */
  readonly options: readonly string[];
  /** Other options of those tools that take a value. */
  readonly valued: readonly string[];
  /** Variables that say it for all commands. */
  readonly variables: readonly string[];
  /** Beginnings of calls that say it for all behind, or that ask for no place. */
  readonly settledBy?: readonly string[];
  readonly needless?: RegExp;
  /** The options stand before the subcommand; behind it they mean something else. */
  readonly leading?: true;
  /** Names the place without an option: `postgres://db/vets`. */
  readonly inOperand?: RegExp;
  /** A place that is meant where none is named. */
  readonly usual?: RegExp;
}

/** A call that names no place, and the place that the others name. */
export interface OddOne {
  readonly call: Call;
  readonly command: string;
  readonly meant: string;
}

/** Enough that agree, and so many of them for each that does not. */
const [enough, each] = [3, 3];

/** The few calls without an option that all others have with one value, or those around them. */
export function oddOnesOf(page: Page, where: Where): readonly OddOne[] {
  const programs = programsOf(page);
  if (![...knownOf(where).names].some((name) => programs.has(name))) return [];
  const calls = callsOf(page);
  const uses = calls.flatMap((call) => useOf(call, where, page) ?? []);
  const onHost = uses.filter(({ call }) => call.namespace === "host");
  const given = onHost.filter(({ place }) => place !== undefined);
  const missing = onHost.filter(({ place }) => place === undefined);
  if (given.length === 0 || missing.length === 0) return [];
  if (isSettledFor(page, calls, where)) return [];
  const [usual, other] = new Set(given.map(({ place }) => place));
  const agreed =
    other === undefined &&
    given.length >= enough &&
    missing.length * each <= given.length;
  return missing.flatMap((use) => {
    const meant = agreed ? usual : placeAround(use, onHost);
    if (use.open || meant === undefined || !isSettled(meant)) return [];
    if (where.usual?.test(meant)) return [];
    return [{ call: use.call, command: use.command, meant }];
  });
}

/** Whether a step says the place for all commands, or may. */
function isSettledFor(
  { rehearsal }: Page,
  calls: readonly Call[],
  { variables, settledBy = [] }: Where,
): boolean {
  const isSet = rehearsal.events.some(
    (event) => event.kind === "set" && variables.includes(event.name),
  );
  return (
    isSet ||
    calls.some(
      (call) =>
        mayBeAny(call) ||
        settledBy.some((words) => mayBegin(call, ...words.split(" "))),
    )
  );
}

interface Use extends Placed {
  readonly command: string;
  readonly open: boolean;
}

function useOf(call: Call, where: Where, page: Page): Use | undefined {
  const words = wordsOfCall(call);
  const [name] = words;
  // Nearly all calls are of other tools.
  const { names, valued } = knownOf(where);
  if (name === undefined || !names.has(name)) return undefined;
  const command = where.tools.find((tool) =>
    tool.split(" ").every((word, at) => words[at] === word),
  );
  if (command === undefined || isAnother(call)) return undefined;
  if (where.needless?.test(words.join(" "))) return undefined;
  const own = words.slice(command.split(" ").length);
  const { values, operands } = readOptions(own, {
    valued,
    shortEquals: true,
    stopAtOperand: where.leading ?? false,
  });
  const read = values(...where.options).join(` ${where.options[0] ?? ""} `);
  const value = read === "" && !where.leading ? behind(where, own) : read;
  const named = isSettled(value)
    ? value
    : (variableOf(where.options, call, page) ?? value);
  const operand = own.find((word) => where.inOperand?.test(word));
  return {
    call,
    command,
    place: named === "" ? operand : named,
    open:
      operands.some((word) => hasHole(word) && !isSettled(word)) ||
      own.some(mayBeOption) ||
      own.includes("..."),
  };
}

interface Known {
  /** The programs that the tools are subcommands of, or are. */
  readonly names: ReadonlySet<string>;
  readonly valued: readonly string[];
}

const knownByWhere = new WeakMap<Where, Known>();

/** Every rule asks of every call. */
function knownOf(where: Where): Known {
  const known = knownByWhere.get(where);
  if (known) return known;
  const names = where.tools.map((tool) => tool.split(" ")[0] ?? "");
  const valued = [...where.options, ...where.valued];
  const found = { names: new Set(names), valued };
  knownByWhere.set(where, found);
  return found;
}

/** An unknown word behind letters may be their value, and an option as well. */
function mayBeOption(word: string): boolean {
  return !isSettled(word.charAt(0));
}

/** Letters take a value in one of the tools and none in another: `psql -qt -h db`. */
function behind({ options }: Where, words: readonly string[]): string {
  const at = words.findIndex((word) => options.includes(word));
  return at < 0 ? "" : (words[at + 1] ?? "");
}

/** Run as somebody else, whose place may be another. */
function isAnother({ within }: Call): boolean {
  return within.some((command) =>
    /^(?:sudo|su|doas|runuser|env)\b/.test(command),
  );
}
