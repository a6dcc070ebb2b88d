import { alike } from "../../session/alike.ts";
import { builtinCalled } from "../../session/builtins/index.ts";
import type { Event, Place } from "../../session/events.ts";
import { base, parent } from "../../session/paths.ts";
import {
  type Piece,
  type Value,
  known,
  same,
  settled,
  show,
  text,
} from "../../session/values.ts";
import { looksAtBackup } from "./data/backups.ts";
import { type Call, callsOf, isInside, wordsOfCall } from "./calls.ts";
import { isMisspelt, mentions } from "../likeness.ts";
import type { Page } from "../rule.ts";

type Read = Extract<Event, { kind: "read-file" }>;
type Write = Extract<Event, { kind: "write-file" }>;

/** A file that is used once under a name that stands nowhere else on the page. */
export interface LoneRead {
  readonly place: Place;
  readonly name: string;
  /** The one that the page writes and never uses. */
  readonly written: { readonly place: Place; readonly name: string };
}

/**
 * Files that the page reads under one name and writes under another, each name
 * once. Nobody has to know what is on the disk to see that: a program may have
 * made the one that is read, but nothing uses the one that was written.
 */
export function* loneReads(page: Page): Generator<LoneRead> {
  const { events } = page.rehearsal;
  const writes = Map.groupBy(events.filter(isSettledWrite), folderOf);
  const reads = Map.groupBy(events.filter(isSettledRead), nameOf);
  for (const [name, [read, again]] of reads) {
    if (!read || again || read.found !== "unknown" || read.maybe) continue;
    const write = writes
      .get(folderOf(read))
      ?.find((each) => isTwin(name, nameOf(each)) && isBefore(each, read));
    const other = write && nameOf(write);
    if (!other || mentions(name, page.document) !== 1) continue;
    if (isUsed(write, other, page)) continue;
    if (isPerhapsNamed([name, other], page)) continue;
    yield { place: read.place, name, written: { ...write, name: other } };
  }
  yield* loneOperands(page);
}

function isSettledRead(event: Event): event is Read {
  return event.kind === "read-file" && isNamed(event.path);
}

function isSettledWrite(event: Event): event is Write {
  return event.kind === "write-file" && isNamed(event.path);
}

function isNamed(path: Value): boolean {
  return settled(path) && known(base(path)) !== undefined;
}

function nameOf({ path }: Read | Write): string {
  return known(base(path)) ?? "";
}

function folderOf({ namespace, path }: Read | Write): string {
  return `${namespace} ${show(parent(path))}`;
}

function isBefore(write: Write, { place }: Read): boolean {
  return (
    write.place.block < place.block ||
    (write.place.block === place.block && write.place.end <= place.start)
  );
}

/** Endings that stand for the same kind of file. */
const kinds = [
  /\.(?:tar\.\w+|t[gbx]z2?)$/,
  /\.(?:db|sqlite3?)$/,
  /\.ya?ml$/,
  /\.(?:sql|dump)(?:\.\w+)?$/,
];

const end = /\.\w+$/;

/** A slip apart, or two endings of one name. */
function isTwin(name: string, other: string): boolean {
  if (name === other || name.charAt(0) !== other.charAt(0)) return false;
  if (Math.abs(name.length - other.length) > 5) return false;
  const kind = kinds.find((each) => each.test(name) && each.test(other));
  if (kind && name.replace(kind, "") === other.replace(kind, "")) return true;
  const [ending] = end.exec(name) ?? [];
  if (ending === undefined || !other.endsWith(ending)) return false;
  const [stem, meant] = [name.replace(end, ""), other.replace(end, "")];
  const plain = (word: string): string => word.replace(/[^\p{L}\d]/gu, "");
  return isMisspelt(stem, meant) || plain(stem) === plain(meant);
}

/** A command that does more than look at it has it among its words, or reads it. */
function isUsed(write: Write, name: string, page: Page): boolean {
  const { events } = page.rehearsal;
  const uses = callsOf(page).filter(
    (call) =>
      !isInside(write.place, call.place) &&
      !looksAtBackup(call) &&
      wordsOfCall(call).some((word) => word.includes(name)),
  );
  const reads = events.filter(
    (event) =>
      event.kind === "read-file" &&
      same(event.path, write.path) &&
      !callsOf(page).some(
        (call) => isInside(event.place, call.place) && looksAtBackup(call),
      ),
  );
  return uses.length > 0 || reads.length > 0;
}

/** Words and paths that another program says, and that may be one of the names. */
function isPerhapsNamed(names: readonly string[], page: Page): boolean {
  const values = names.map(text);
  const mayBe = (value: Value): boolean =>
    value.some((piece) => isComputed(piece, page)) &&
    values.some((name) => alike(base(value), name));
  return page.rehearsal.events.some((event) => {
    switch (event.kind) {
      case "read-file":
      case "write-file":
        return mayBe(event.path);
      case "call":
        return event.argv.some(mayBe) && !isExpanded(event, page);
      default:
        return false;
    }
  });
}

/** What a substitution prints, which may be any name. */
function isComputed(piece: Piece, { blocks }: Page): boolean {
  if (piece.kind === "text" || settled([piece])) return false;
  const { block, start } = piece.from;
  const { content = "" } = blocks[block]?.script ?? {};
  const line = content.lastIndexOf("\n", start) + 1;
  return /\$\(|`/.test(content.slice(line).split("\n", 1)[0] ?? "");
}

/** A tool that is known reads what the log says, and a variable is no slip of its words. */
function isExpanded(call: Call, page: Page): boolean {
  const { block, start, end } = call.place;
  const written = page.blocks[block]?.script.content.slice(start, end) ?? "";
  return !isForeign(call, page) && !/\$\(|`/.test(written);
}

/** Nobody knows what it makes of its words. */
function isForeign(call: Call, { toolCalled }: Page): boolean {
  const [name = ""] = wordsOfCall(call);
  return !toolCalled(name) && !builtinCalled(name);
}

const saves = /^(?:save|backup|dump|export|create)$/;

const loads = /^(?:restore|load|import|recover)$/;

/** `tool snapshot save a.snap` and `tool snapshot restore b.snap`. */
function* loneOperands(page: Page): Generator<LoneRead> {
  const calls = callsOf(page).filter((call) => isForeign(call, page));
  for (const load of calls) {
    const [path, name] = namedBehind(load, loads) ?? [];
    if (!path || !name || mentions(name, page.document) !== 1) continue;
    for (const save of calls) {
      const [from, other] = namedBehind(save, saves) ?? [];
      if (!other || from !== path || !isTwin(name, other)) continue;
      if (mentions(other, page.document) !== 1) continue;
      if (isPerhapsNamed([name, other], page)) continue;
      yield {
        place: load.place,
        name,
        written: { place: save.place, name: other },
      };
    }
  }
}

/** The words before the verb, and the one file behind it. */
function namedBehind(
  call: Call,
  verb: RegExp,
): readonly [string, string] | undefined {
  if (!call.argv.every(settled)) return undefined;
  const words = wordsOfCall(call);
  const at = words.findIndex((word) => verb.test(word));
  const files = words
    .slice(at + 1)
    .filter((word) => /^[^-].*\.\w+$/.test(word));
  const [file, more] = files;
  return at > 0 && file && more === undefined
    ? [words.slice(0, at).join(" "), file]
    : undefined;
}
