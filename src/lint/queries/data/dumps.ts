import type { Event, FileForm } from "../../../session/events.ts";
import { same } from "../../../session/values.ts";
import { readOptions } from "../../../shell/words.ts";
import { isDump } from "./backups.ts";
import { type Call, isInside, isSettled, wordsOfCall } from "../calls.ts";
import type { Page } from "../../rule.ts";

type Read = Extract<Event, { kind: "read-file" }>;
type Write = Extract<Event, { kind: "write-file" }>;

/** What a file holds that a dump or an archiver wrote, also after copies of it. */
export interface Dump {
  readonly write: Write;
  readonly format: "plain" | "custom" | "directory" | "tar" | "archive";
  readonly packed: FileForm["compressed"];
  /** `pg_dump`, `tar`. */
  readonly writer: string;
}

/** A dump that is read, and the program that gets it. */
export interface Restore {
  readonly dump: Dump;
  readonly read: Read;
  readonly reader: Call;
}

/** They pass on what they get, or the session says how they pack it. */
const passing =
  /^(?:gzip|pigz|bzip2|xz|zstd|lz4|tee|cat|pv|sudo|ssh|docker|docker-compose|podman|kubectl|oc)$/;

const formats = new Map<string, Dump["format"]>([
  ["c", "custom"],
  ["d", "directory"],
  ["t", "tar"],
  ["p", "plain"],
]);

/** Every reading of a file that certainly holds a dump of a known form. */
export function restoresOf({ rehearsal }: Page): readonly Restore[] {
  const { events } = rehearsal;
  const dumps: Dump[] = [];
  const at = (event: Read | Write): Dump | undefined => {
    const last = dumps.findLast(
      ({ write }) =>
        write.namespace === event.namespace && same(write.path, event.path),
    );
    return last?.writer === "" ? undefined : last;
  };
  const restores: Restore[] = [];
  const callsBefore = new Map<number, Call[]>();
  for (const [index, event] of events.entries()) {
    const { block } = event.place;
    if (event.kind === "call") {
      const calls = callsBefore.get(block);
      if (calls) calls.push(event);
      else callsBefore.set(block, [event]);
    }
    if (event.kind === "write-file") {
      const source = copiedFrom(events, index);
      const calls = callsBefore.get(block) ?? [];
      const dump = source ? at(source) : dumpInto(event, calls);
      // Whatever else writes it: nobody knows what it holds now.
      const other = { format: "plain", packed: undefined, writer: "" } as const;
      dumps.push({ ...(dump ?? other), write: event });
    }
    if (event.kind !== "read-file" || event.found !== "written") continue;
    const dump = at(event);
    const reader = readerOf(event, events, index);
    if (dump && reader && !event.maybe) {
      restores.push({ dump, read: event, reader });
    }
  }
  return restores;
}

function copiedFrom(events: readonly Event[], index: number): Read | undefined {
  const [read, write] = [events[index - 1], events[index]];
  const copies =
    read?.kind === "read-file" &&
    read.as === "copy" &&
    write !== undefined &&
    isInside(read.place, write.place);
  return copies ? read : undefined;
}

/** From the calls of its block that came before. */
function dumpInto(
  write: Write,
  calls: readonly Call[],
): Omit<Dump, "write"> | undefined {
  const last = calls.at(-1);
  if (!last || last.maybe !== write.maybe) return undefined;
  const own = isInside(write.place, last.place);
  if (!own && last.terminal.stdout !== "redirected") return undefined;
  const program = isDump(last) ? last : pipedInto(last, calls);
  const format = program && formatOf(program);
  if (!format) return undefined;
  const [writer = ""] = wordsOfCall(program);
  return { format, packed: write.form.compressed, writer };
}

/** The dump at the start of a pipe that changes nothing but its packing. */
function pipedInto(last: Call, calls: readonly Call[]): Call | undefined {
  if (!passes(last) || last.terminal.stdin !== "piped") return undefined;
  for (const call of calls.toReversed().slice(1)) {
    if (isDump(call) && call.terminal.stdout === "piped") return call;
    if (!passes(call)) return undefined;
  }
  return undefined;
}

function passes(call: Call): boolean {
  return passing.test(wordsOfCall(call)[0] ?? "");
}

function formatOf(call: Call): Dump["format"] | undefined {
  const [name = "", ...words] = wordsOfCall(call);
  // What nobody knows may be the option that says the format.
  if (!words.every(isSettled)) return undefined;
  if (name === "tar") return "archive";
  if (name === "pg_dump") {
    const format = readOptions(words, { valued: ["-F", "--format"] }).value(
      "-F",
      "--format",
    );
    if (format === undefined) return "plain";
    return formats.get(format.charAt(0));
  }
  return /^(?:pg_dumpall|mysqldump|mariadb-dump)$/.test(name)
    ? "plain"
    : undefined;
}

function lastCallBefore(
  events: readonly Event[],
  index: number,
): Call | undefined {
  for (let at = index - 1; at >= 0; at--) {
    const event = events[at];
    if (event?.kind === "call") return event;
  }
  return undefined;
}

/** The innermost command that gets what is in the file: `psql < a`, `cat a | psql`. */
export function readerOf(
  read: Read,
  events: readonly Event[],
  index: number,
): Call | undefined {
  const before = lastCallBefore(events, index);
  const own = before && isInside(read.place, before.place) ? before : undefined;
  if (own && !/^(?:cat|pv)$/.test(wordsOfCall(own)[0] ?? "")) return own;
  let reader: Call | undefined;
  for (let at = index + 1; at < events.length; at++) {
    const event = events[at];
    if (event?.kind !== "call" || event.place.block !== read.place.block) break;
    const first = reader === undefined;
    const gets = own
      ? event.terminal.stdin === "piped"
      : isInside(read.place, event.place);
    if (first ? !gets : !reader || !isInside(event.place, reader.place)) break;
    reader = event;
  }
  return reader;
}
