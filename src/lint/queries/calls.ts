import type { Event, Place } from "../../session/events.ts";
import type { Piece, Value } from "../../session/values.ts";
import { programOf } from "../../tools/program.ts";
import type { Page } from "../rule.ts";

export type Call = Extract<Event, { kind: "call" }>;

/** Stands before and behind the name of what is the reader's. */
const [OPEN, CLOSE] = ["\ue001", "\ue002"];

/** Stands for what nobody knows; in front it may make the word an option. */
const UNKNOWN = "\uf000";

const callsByRehearsal = new WeakMap<Page["rehearsal"], readonly Call[]>();
const programsByRehearsal = new WeakMap<
  Page["rehearsal"],
  ReadonlySet<string>
>();

export function callsOf({ rehearsal }: Page): readonly Call[] {
  const known = callsByRehearsal.get(rehearsal);
  if (known) return known;
  wordsByCall = new Map();
  const calls = rehearsal.events.filter((event) => event.kind === "call");
  callsByRehearsal.set(rehearsal, calls);
  return calls;
}

/** What the calls of a page begin with: most rules are about one program or two. */
export function programsOf(page: Page): ReadonlySet<string> {
  const known = programsByRehearsal.get(page.rehearsal);
  if (known) return known;
  const names = callsOf(page).map((call) => wordsOfCall(call)[0] ?? "");
  const programs = new Set(names);
  programsByRehearsal.set(page.rehearsal, programs);
  return programs;
}

/**
 * The words of a call for `readOptions`: all that is not text is a hole, and
 * two words with the same variable of the reader's are equal. `/usr/bin/psql`
 * is `psql`.
 */
export function wordsOfCall(call: Call): readonly string[] {
  const known = wordsByCall.get(call);
  if (known) return known;
  const [name = "", ...rest] = call.argv.map(wordOf);
  const words = call.argv.length === 0 ? [] : [programOf(name), ...rest];
  wordsByCall.set(call, words);
  return words;
}

/**
 * Every rule asks for the words of every call. Those of one page are kept at a time:
 * a weak map of all calls of a run costs more than it saves.
 */
let wordsByCall = new Map<Call, readonly string[]>();

function wordOf(value: Value): string {
  let word = "";
  for (const piece of value) word += textOf(piece);
  return word;
}

function textOf(piece: Piece): string {
  if (piece.kind === "text") return piece.text;
  if (piece.pattern !== undefined) return piece.pattern;
  const { reader } = piece.from;
  return reader === undefined ? UNKNOWN : `${OPEN}${reader}${CLOSE}`;
}

/** Whether all of a word is text, or the reader's own. */
export function isSettled(word: string): boolean {
  return !word.includes(UNKNOWN);
}

/**
 * Whether a call begins with these words, or may: a word that nobody knows may be
 * any of them. Ask this of what a page must not have, so that knowing less never
 * makes it a finding.
 */
export function mayBegin(call: Call, ...words: readonly string[]): boolean {
  const own = wordsOfCall(call);
  return words.every((word, at) => mayBe(own[at] ?? "", word));
}

/** Whether nobody knows which command it is. */
export function mayBeAny({ argv: [name = []] }: Call): boolean {
  return !isSettled(wordOf(name));
}

/**
 * Whether a command or a file is not known that comes before a block ends. It may
 * be the very one that a rule finds missing.
 */
export function hasUnknownUpTo(block: number, { rehearsal }: Page): boolean {
  return rehearsal.events.some(
    (event) => event.place.block <= block && !namesOf(event).every(isKnown),
  );
}

/** Whether every word of a call is text, or the reader's own. */
export function isClear({ argv }: Call): boolean {
  return argv.every(isKnown);
}

function namesOf(event: Event): readonly Value[] {
  switch (event.kind) {
    case "call":
      return event.argv;
    case "read-file":
    case "write-file":
      return [event.path];
    default:
      return [];
  }
}

function isKnown(value: Value): boolean {
  return value.every((piece) => isSettled(textOf(piece)));
}

/** Whether a word is this one, or nobody knows. */
export function mayBe(word: string, other: string): boolean {
  return word === other || !isSettled(word);
}

/** A word for messages: `$REGISTRY/app:1`, `<registry>/app:1`. */
export function told(word: string): string {
  return word
    .replace(/\ue001(\w+)\ue002/g, "$$$1")
    .replace(/[\ue001\ue002]/g, "")
    .replaceAll(UNKNOWN, "…");
}

/**
 * The variable that an option's value is, as it is written: `-n $NS`. Nobody knows
 * its text, and it is the same wherever it comes up again, as long as no step sets it.
 */
export function variableOf(
  options: readonly string[],
  { place: { block, start, end } }: Call,
  { blocks, rehearsal }: Page,
): string | undefined {
  const written = blocks[block]?.script.content.slice(start, end) ?? "";
  for (const option of options) {
    const [, name] =
      new RegExp(`(?:^|\\s)${option}[ =]"?\\$\\{?(\\w+)\\}?"?(?=\\s|$)`).exec(
        written,
      ) ?? [];
    if (name !== undefined && !namesSetIn(rehearsal).has(name))
      return `${OPEN}${name}${CLOSE}`;
  }
  return undefined;
}

const setByRehearsal = new WeakMap<Page["rehearsal"], ReadonlySet<string>>();

function namesSetIn(rehearsal: Page["rehearsal"]): ReadonlySet<string> {
  const known = setByRehearsal.get(rehearsal);
  if (known) return known;
  const names = new Set(
    rehearsal.events.flatMap((event) =>
      event.kind === "set" ? [event.name] : [],
    ),
  );
  setByRehearsal.set(rehearsal, names);
  return names;
}

/** Whether both are run by one shell, as far as the log tells. */
export function isSameShell(one: Call, other: Call): boolean {
  return (
    one.namespace === other.namespace &&
    one.within.join() === other.within.join()
  );
}

/** Whether a place stands inside another of the same block. */
export function isInside(inner: Place, outer: Place): boolean {
  return (
    inner.block === outer.block &&
    inner.start >= outer.start &&
    inner.end <= outer.end
  );
}

/** Whether one place stands behind another on the page. */
export function isBehind(later: Place, earlier: Place): boolean {
  return later.block === earlier.block
    ? later.start >= earlier.end
    : later.block > earlier.block;
}
