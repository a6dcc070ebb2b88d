import type { Finding } from "../lint/finding.ts";
import { versionOf } from "../lint/versioned-paths.ts";
import type { Baseline, Entry } from "./baseline.ts";

/** A finding, and what the page says there. */
export interface Said extends Entry {
  readonly finding: Finding;
}

/** A page of the run with all that was found there, in the order of the page. */
export interface SaidPage {
  readonly file: string;
  readonly said: readonly Said[];
}

export interface World {
  /** Whether a page that the run did not look at is there. */
  readonly isThere: (file: string) => boolean;
  /** Whether the run would have looked at a page that is gone. */
  readonly looksAt: (file: string) => boolean;
  /** Whether the run would have found what a rule finds on a page. */
  readonly speaks: (rule: string, file: string) => boolean;
}

export interface Comparison {
  readonly known: ReadonlySet<Finding>;
  /** Entries for which nothing was found any more. */
  readonly mended: readonly Placed[];
  /** Of pages that are gone, what may have moved to where the run did not look. */
  readonly waiting: Baseline;
}

/**
 * Which findings a baseline knows. On a page that it names the same text under
 * the same rule is known as often as it is written there, whatever the numbers in
 * it: versions are raised by the dozen. What was moved to another page is known
 * where the old one is gone; and a page that it does not name may be a new copy,
 * for another version, of one that it does: so is each guide that a release brings.
 */
export function compare(
  pages: readonly SaidPage[],
  baseline: Baseline,
  { isThere, looksAt, speaks }: World,
): Comparison {
  const known = new Set<Finding>();
  const mended: Placed[] = [];
  const news: Said[] = [];
  const copies = copiesIn(baseline);
  for (const { file, said } of pages) {
    const own = baseline.get(file);
    const pool = new Pool(placed(file, own ?? copies({ file, said })));
    const taken = new Set(pool.take(said));
    for (const { finding } of taken) known.add(finding);
    news.push(...said.filter((one) => !taken.has(one)));
    if (own)
      mended.push(...pool.left().filter(({ rule }) => speaks(rule, file)));
  }
  const looked = new Set(pages.map(({ file }) => file));
  const gone = [...baseline].flatMap(([file, entries]) =>
    looked.has(file) || isThere(file) ? [] : placed(file, entries),
  );
  const moved = new Pool(gone);
  for (const { finding } of moved.take(news)) known.add(finding);
  const { lost = [], waiting = [] } = Object.groupBy(
    moved.left(),
    ({ rule, file }) =>
      looksAt(file) && speaks(rule, file) ? "lost" : "waiting",
  );
  return {
    known,
    mended: [...mended, ...lost],
    waiting: Map.groupBy(waiting, ({ file }) => file),
  };
}

interface Placed extends Entry {
  readonly file: string;
}

function placed(file: string, entries: readonly Entry[]): Placed[] {
  return entries.map((entry) => ({ ...entry, file }));
}

/** Entries that wait for their findings. */
class Pool {
  readonly #byKey: Map<string, Placed[]>;

  constructor(entries: readonly Placed[]) {
    this.#byKey = Map.groupBy(entries, keyOf);
  }

  /** Those that are known, each for one entry: first whose text is the very same. */
  take(said: readonly Said[]): Said[] {
    const taken = new Set(said.filter((one) => this.#claim(one, one.text)));
    const others = said.filter((one) => !taken.has(one));
    return [...taken, ...others.filter((one) => this.#claim(one))];
  }

  left(): Placed[] {
    return [...this.#byKey.values()].flat();
  }

  #claim(one: Entry, text?: string): boolean {
    const entries = this.#byKey.get(keyOf(one)) ?? [];
    const at =
      text === undefined
        ? 0
        : entries.findIndex((entry) => entry.text === text);
    return at >= 0 && entries.splice(at, 1).length > 0;
  }
}

function keyOf({ rule, text }: Entry): string {
  return `${rule}\n${text.replaceAll(/\d+/g, "0")}`;
}

/** Of a page that a baseline does not name, what it knows of its copies: of that with most. */
function copiesIn(baseline: Baseline): (page: SaidPage) => readonly Entry[] {
  let byPath: ReadonlyMap<string, readonly Entry[]> | undefined;
  return ({ file, said }) => {
    // Nearly all pages have no finding, or are named.
    if (said.length === 0) return [];
    byPath ??= byPathOfCopies(baseline);
    const isGenerated = said.some(({ finding }) => finding.origin);
    const path = isGenerated ? hopOf(file) : versionOf(file).path;
    return byPath.get(path) ?? [];
  };
}

function byPathOfCopies(
  baseline: Baseline,
): ReadonlyMap<string, readonly Entry[]> {
  const byPath = new Map<string, readonly Entry[]>();
  for (const [file, entries] of baseline)
    for (const path of [versionOf(file).path, hopOf(file)]) {
      const { length = 0 } = byPath.get(path) ?? [];
      if (entries.length > length) byPath.set(path, entries);
    }
  return byPath;
}

/** What the guides of a product have in common: `1.0-to-1.1.md` is like `1.1-to-1.2.md`. */
function hopOf(file: string): string {
  return `any hop: ${file.replaceAll(/\d+/g, "0")}`;
}
