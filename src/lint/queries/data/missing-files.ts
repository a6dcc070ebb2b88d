import type { Event } from "../../../session/events.ts";
import { after, base, parent } from "../../../session/paths.ts";
import { type Value, known, same, show } from "../../../session/values.ts";
import type { Problem, Related } from "../../finding.ts";
import { distance, shared, wordsOf } from "../../likeness.ts";
import { packerOf, unpackers } from "./packing.ts";
import type { Page } from "../../rule.ts";
import { isOneChapter } from "../sequences.ts";

type Read = Extract<Event, { kind: "read-file" }>;
type Write = Extract<Event, { kind: "write-file" }>;
type Remove = Extract<Event, { kind: "remove-file" }>;

const packed = /\.(?:gz|bz2|xz|zst|lz4)$/;

/** A name that says that it holds several files. */
export const archive = /\.(?:tar(?:\.(?:gz|bz2|xz|zst|lz4))?|t[gbx]z2?|zip)$/;

/** What became of a file that is not there, in the words of a problem. */
type Explanation = Omit<Problem, "place">;

/** Where the file that a step reads may be instead, by what the page wrote before. */
export function explainMissing(
  read: Read,
  before: readonly Event[],
  page: Page,
): Explanation | undefined {
  const writes = before
    .filter((event) => event.kind === "write-file")
    .reverse();
  const removes = before.filter((event) => event.kind === "remove-file");
  return (
    gone(read, writes, removes) ??
    inOtherForm(read, writes) ??
    elsewhere(read, writes) ??
    onHost(read, writes) ??
    inOtherFolder(read, writes, isAstray(read, before, page)) ??
    underOtherName(read, writes)
  );
}

/** The reader fills a date in where the step before has a date with a time of day. */
export function explainShape(
  read: Read,
  before: readonly Event[],
): Explanation | undefined {
  const name = shapeOf(base(read.path));
  if (name === undefined || !dated.test(name)) return undefined;
  const named = before
    .filter((event) => event.kind === "write-file")
    .filter(({ namespace }) => namespace === read.namespace)
    .map((write) => ({ write, other: shapeOf(base(write.path)) }));
  if (named.some(({ other }) => other === undefined || other === name))
    return undefined;
  const near = named.findLast(
    ({ other = "" }) => undated(other) === undated(name) && dated.test(other),
  );
  if (!near) return undefined;
  return {
    message: `Unexpected \`${name}\`, expected \`${near.other}\`: that is how the step before names it`,
    evidence: "heuristic",
    related: related(near.write),
  };
}

const dated = /YY(?:YY)?[-_.]?MM/;

function undated(shape: string): string {
  return shape.replace(/[YMDHS]{2,}(?:[-_.:T]?[YMDHS]{2,})*/g, "#");
}

/** A date that is not known and one that the reader fills in, both by their letters. */
function shapeOf(path: Value): string | undefined {
  const parts = path.map((piece) => {
    if (piece.kind === "text") return piece.text;
    const { reader } = piece.from;
    const letters = piece.pattern ?? reader?.replace(/[^A-Za-z_.:-]/g, "");
    return letters !== undefined && /^[YMDHS_.:T-]+$/.test(letters)
      ? letters
      : undefined;
  });
  return parts.includes(undefined) ? undefined : parts.join("");
}

function here({ namespace }: Read, writes: readonly Write[]): readonly Write[] {
  return writes.filter((write) => write.namespace === namespace);
}

/** As the page has it: without the folder where the reader started. */
function told(path: Value): string {
  const [first, second, ...rest] = path;
  if (first?.kind !== "unknown" || first.from.reader !== "PWD")
    return show(path);
  if (second?.kind !== "text") return show(path);
  return show([
    { kind: "text", text: second.text.replace(/^\//, "") },
    ...rest,
  ]);
}

function related({ place, path }: Write): readonly Related[] {
  return [{ place, message: `\`${told(path)}\` is written here` }];
}

function gone(
  read: Read,
  writes: readonly Write[],
  removes: readonly Remove[],
): Explanation | undefined {
  const write = here(read, writes).find(({ path }) => same(path, read.path));
  const remove = removes.find(
    ({ path, namespace }) =>
      namespace === read.namespace && same(path, read.path),
  );
  if (!write || !remove) return undefined;
  const name = told(read.path);
  return {
    message: `Unexpected \`${name}\`, expected a file that is still there: a step before moves or removes it`,
    related: [{ place: remove.place, message: `\`${name}\` goes away here` }],
  };
}

/** `vets.sql.gz` was written, `vets.sql` is read, or the other way round. */
function inOtherForm(
  read: Read,
  writes: readonly Write[],
): Explanation | undefined {
  const name = told(read.path);
  const write = here(read, writes).find(({ path }) => {
    const other = told(path);
    return name !== other && stem(name) === stem(other);
  });
  if (!write) return undefined;
  const other = told(write.path);
  const packer = packerOf(other);
  const expected =
    packer && !packed.test(name) && !archive.test(name)
      ? `\`${unpackers[packer]}\` first: the step before writes \`${other}\``
      : `\`${other}\`: that is what the step before writes`;
  return {
    message: `Unexpected \`${name}\`, expected ${expected}`,
    related: related(write),
  };
}

/** Without what says how it is packed: `vets.tar.gz` and `vets.tgz` are one. */
function stem(name: string): string {
  return archive.test(name)
    ? name.replace(archive, ".tar")
    : name.replace(packed, "");
}

/** The same absolute path on another machine. */
function elsewhere(
  read: Read,
  writes: readonly Write[],
): Explanation | undefined {
  const path = known(read.path);
  if (!path?.startsWith("/")) return undefined;
  const write = writes.find(
    (other) =>
      other.namespace !== read.namespace &&
      same(other.path, read.path) &&
      // One machine may go by two names as long as one of them is not known.
      !/[$…]/.test(other.namespace + read.namespace),
  );
  if (!write) return undefined;
  return {
    message: `Unexpected \`${path}\` on \`${read.namespace}\`, expected it on \`${write.namespace}\`: that is where it is written`,
    evidence: "heuristic",
    related: related(write),
  };
}

/** `docker exec db psql -f x.sql` looks for the file in the container. */
function onHost(read: Read, writes: readonly Write[]): Explanation | undefined {
  const { namespace, path, as } = read;
  const [first, ...rest] = path;
  const inContainer = /^(?:container|service|pod):[^$…]+$/.test(namespace);
  const relative = first?.kind === "unknown" && rest.length === 1;
  if (!inContainer || !relative || (as !== "run" && as !== "restore"))
    return undefined;
  if (here(read, writes).some((write) => same(base(write.path), base(path))))
    return undefined;
  const write = writes.find(
    (other) => other.namespace === "host" && same(base(other.path), base(path)),
  );
  if (!write) return undefined;
  const name = show(base(path));
  return {
    message: `Unexpected \`${name}\` on \`${namespace}\`, expected it on \`host\`: that is where it is written`,
    evidence: "heuristic",
    related: related(write),
  };
}

function inOtherFolder(
  read: Read,
  writes: readonly Write[],
  astray: boolean,
): Explanation | undefined {
  const write = here(read, writes).find(
    ({ path }) =>
      same(base(path), base(read.path)) &&
      !same(parent(path), parent(read.path)),
  );
  if (!write) return undefined;
  return {
    message: `Unexpected \`${told(read.path)}\`, expected \`${told(write.path)}\`: the file is written in another folder`,
    ...(astray ? { atMost: "info" } : {}),
    evidence: "heuristic",
    related: related(write),
  };
}

function underOtherName(
  read: Read,
  writes: readonly Write[],
): Explanation | undefined {
  const name = show(base(read.path));
  const [best] = here(read, writes)
    .map((write) => ({ write, other: show(base(write.path)) }))
    .filter(({ other }) => similar(name, other))
    .filter(
      ({ write, other }) =>
        same(parent(write.path), parent(read.path)) ||
        !mayNameYear.test(name) ||
        namesYear.test(other),
    )
    .sort(
      (a, b) =>
        common(name, b.other) - common(name, a.other) ||
        distance(name, a.other) - distance(name, b.other),
    );
  if (!best) return undefined;
  return {
    message: `Unexpected \`${name}\`, expected \`${best.other}\`: no step writes the file that is read`,
    evidence: "heuristic",
    related: related(best.write),
  };
}

/** In a folder of its own, a copy of another year is not what the page made. */
const namesYear = /(?<!\d)(?:19|20)\d\d(?!\d{5})/;
const mayNameYear = /(?<!\d)(?:19|20)\d\d(?!\d{5})|…/;

function common(a: string, b: string): number {
  const words = new Set(wordsOf(b));
  return wordsOf(a).filter((word) => words.has(word)).length;
}

/** Most words in common, and not only the extension. */
function similar(a: string, b: string): boolean {
  const bare = (name: string): string => name.replace(/(?:\.[a-z]+\d?)+$/i, "");
  const words = new Set(wordsOf(bare(b)));
  const named = wordsOf(bare(a)).some(
    (word) => words.has(word) && !/^\d+$/.test(word),
  );
  return named && shared(a, b) >= 0.5;
}

/** In a folder that another chapter entered, where few stay. */
function isAstray(
  { place, path }: Read,
  before: readonly Event[],
  { blocks }: Page,
): boolean {
  const move = before.findLast(
    (event) => event.kind === "cwd" && after(path, event.path) !== undefined,
  );
  const [one, other] = [blocks[place.block], blocks[move?.place.block ?? -1]];
  if (move?.kind !== "cwd" || !one || !other) return false;
  return known(move.path) === undefined && !isOneChapter(one, other);
}
