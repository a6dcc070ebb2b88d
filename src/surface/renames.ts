import { insteadOf } from "./comments.ts";
import { defaultOf, type Renaming } from "./diff.ts";
import { toSegments, type Setting } from "./setting.ts";

/** A rename that only a person can confirm, and what speaks for it. */
export interface ProposedRename extends Renaming {
  /** In words: "same comment". */
  readonly evidence: readonly string[];
}

interface Clue {
  readonly weight: number;
  /** Said to the person; clues too small to mention have none. */
  readonly words?: string;
}

interface Candidate {
  readonly was: Setting;
  readonly now: Setting;
  readonly score: number;
  readonly evidence: readonly string[];
}

const enough = 5;
/** How much better than any other pair of the same keys. */
const margin = 1.5;

/**
 * Pairs of a key that is gone and one that is new which are most likely the
 * same: each is by far the best for the other, or it is not proposed.
 */
export function proposeRenames(
  before: readonly Setting[],
  after: readonly Setting[],
): ProposedRename[] {
  const gone = without(before, after);
  const fresh = without(after, before);
  if (gone.length === 0 || fresh.length === 0) return [];
  const clues = clueFinder(before, after);
  const all = gone.flatMap((was) =>
    fresh.flatMap((now) => {
      const found = clues(was, now);
      const score = found.reduce((sum, { weight }) => sum + weight, 0);
      const evidence = found.flatMap(({ words }) => words ?? []);
      return evidence.length > 0 ? [{ was, now, score, evidence }] : [];
    }),
  );
  const byOld = bestTwo(all, ({ was }) => was.path);
  const byNew = bestTwo(all, ({ now }) => now.path);
  return all
    .filter(
      (one) =>
        one.score >= enough &&
        isFarBest(one, byOld.get(one.was.path)) &&
        isFarBest(one, byNew.get(one.now.path)),
    )
    .map(({ was, now, evidence }) => ({
      was: was.path,
      path: now.path,
      evidence,
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function without(
  settings: readonly Setting[],
  others: readonly Setting[],
): Setting[] {
  const paths = new Set(others.map(({ path }) => path));
  return settings
    .filter(({ path }) => !paths.has(path))
    .sort((a, b) => a.line - b.line || (a.path < b.path ? -1 : 1));
}

function bestTwo(
  all: readonly Candidate[],
  keyOf: (candidate: Candidate) => string,
): Map<string, readonly number[]> {
  const best = new Map<string, readonly number[]>();
  for (const one of all) {
    const scores = [...(best.get(keyOf(one)) ?? []), one.score];
    best.set(keyOf(one), scores.sort((a, b) => b - a).slice(0, 2));
  }
  return best;
}

function isFarBest(
  { score }: Candidate,
  [first = 0, second = -Infinity]: readonly number[] = [],
): boolean {
  return score === first && score - second >= margin;
}

function clueFinder(
  before: readonly Setting[],
  after: readonly Setting[],
): (was: Setting, now: Setting) => Clue[] {
  const known = new Set(before.map(({ path }) => path));
  const staying = new Set(
    after.filter(({ path }) => known.has(path)).map(({ path }) => path),
  );
  const places = {
    old: placesOf(before, staying),
    now: placesOf(after, staying),
  };
  const counts = { old: countsOf(before), now: countsOf(after) };
  return (was, now) => {
    if (was.secret !== now.secret || contradict(was, now)) return [];
    return [
      ...sayings(was, now),
      ...comments(was, now),
      ...values(was, now, counts),
      ...names(was, now),
      ...positions(places.old.get(was.path), places.now.get(now.path)),
    ];
  };
}

function contradict(was: Setting, now: Setting): boolean {
  const isTold = was.type !== undefined && now.type !== undefined;
  return isTold && was.type !== now.type;
}

/** One of the comments names the other key. */
function sayings(was: Setting, now: Setting): Clue[] {
  const clues: Clue[] = [];
  const instead = was.deprecated ? insteadOf(was.comment ?? "") : undefined;
  if (instead !== undefined && isNamed(instead, now))
    clues.push({ weight: 6, words: "the old comment names the new key" });
  const former =
    /\b(?:formerly|renamed from|replaces|previously|was called|old name:?)\s+[`"']?([\w.:/-]*\w)/i.exec(
      now.comment ?? "",
    )?.[1];
  if (former !== undefined && isNamed(former, was))
    clues.push({ weight: 6, words: "the new comment names the old key" });
  return clues;
}

function isNamed(name: string, { path }: Setting): boolean {
  return name === path || name === toSegments(path).join(".");
}

function comments(was: Setting, now: Setting): Clue[] {
  const [old, fresh] = [was, now].map(({ comment = "" }) =>
    comment.toLowerCase().replace(/\W+/g, " ").trim(),
  );
  const isTelling = old !== undefined && old.split(" ").length >= 3;
  if (!isTelling || old !== fresh) return [];
  return [{ weight: 3, words: "same comment" }];
}

/** A value that stands once on either side tells much; true and 0 tell little. */
function values(
  was: Setting,
  now: Setting,
  counts: Record<"old" | "now", ReadonlyMap<unknown, number>>,
): Clue[] {
  const [old, fresh] = [defaultOf(was), defaultOf(now)];
  if (was.secret || (old === "" && fresh === "")) return [];
  if (old !== fresh) return [{ weight: old === "" || fresh === "" ? -1 : -2 }];
  const isPlain =
    typeof old === "boolean" ||
    (typeof old === "number" && Math.abs(old) < 10) ||
    String(old).length < 3;
  if (isPlain) return [{ weight: 0.5 }];
  const isUnique = counts.old.get(old) === 1 && counts.now.get(old) === 1;
  return [
    { weight: isUnique ? 3 : 1, words: `same default \`${short(old)}\`` },
  ];
}

function short(value: unknown): string {
  const text = String(value).replaceAll("`", "'").replace(/\s+/g, " ");
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}

function names(was: Setting, now: Setting): Clue[] {
  const [old, fresh] = [was.path, now.path].map(toSegments);
  const [oldName = "", newName = ""] = [old?.at(-1), fresh?.at(-1)];
  if (oldName === newName)
    return [{ weight: 3, words: `same name \`${newName}\` elsewhere` }];
  const likeness = shared(wordsOf(oldName), wordsOf(newName));
  const inPlace =
    old?.slice(0, -1).join("/") === fresh?.slice(0, -1).join("/") ? 0.5 : 0;
  if (likeness >= 0.5)
    return [{ weight: 3 * likeness + inPlace, words: "alike names" }];
  return [{ weight: 3 * likeness + inPlace }];
}

function wordsOf(name: string): Set<string> {
  return new Set(
    name
      .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== ""),
  );
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((word) => b.has(word)).length;
  const all = new Set([...a, ...b]).size;
  return all === 0 ? 0 : both / all;
}

/** Between which keys that stay a key stands, and as which of how many. */
interface Place {
  readonly after: string;
  readonly before: string;
  readonly index: number;
  readonly count: number;
}

function placesOf(
  settings: readonly Setting[],
  staying: ReadonlySet<string>,
): Map<string, Place> {
  const ordered = settings.toSorted((a, b) => a.line - b.line);
  const places = new Map<string, Place>();
  let gap: string[] = [];
  let after = "";
  const close = (before: string) => {
    for (const [index, path] of gap.entries())
      places.set(path, { after, before, index, count: gap.length });
    gap = [];
    after = before;
  };
  for (const { path } of ordered) {
    if (staying.has(path)) close(path);
    else gap.push(path);
  }
  close("");
  return places;
}

function positions(old: Place | undefined, now: Place | undefined): Clue[] {
  if (!old || !now) return [];
  const isSameGap = old.after === now.after && old.before === now.before;
  const hasNeighbour = old.after !== "" || old.before !== "";
  if (!isSameGap || !hasNeighbour) {
    const isBeside =
      (old.after !== "" && old.after === now.after) ||
      (old.before !== "" && old.before === now.before);
    return isBeside ? [{ weight: 0.5 }] : [];
  }
  const isSamePlace = old.index === now.index && old.count === now.count;
  return [{ weight: isSamePlace ? 2 : 1, words: "same place in the file" }];
}

function countsOf(settings: readonly Setting[]): Map<unknown, number> {
  const counts = new Map<unknown, number>();
  for (const setting of settings) {
    const value = defaultOf(setting);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
