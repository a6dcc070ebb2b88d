import { toSegments, type Setting } from "./setting.ts";
import type { Place, Traits } from "./traits.ts";

/** What speaks for, or against, one key being another. */
export interface Clue {
  readonly weight: number;
  /** Said to the person; clues too small to mention have none. */
  readonly words?: string;
}

/** None where it is out of the question. */
export function cluesOf(was: Traits, now: Traits): Clue[] {
  if (contradict(was.setting, now.setting)) return [];
  return [
    ...sayings(was, now),
    ...comments(was, now),
    ...values(was, now),
    ...names(was, now),
    ...positions(was.place, now.place),
  ];
}

function contradict(was: Setting, now: Setting): boolean {
  const isTold = was.type !== undefined && now.type !== undefined;
  return was.secret !== now.secret || (isTold && was.type !== now.type);
}

/** One of the comments names the other key. */
function sayings(was: Traits, now: Traits): Clue[] {
  const clues: Clue[] = [];
  if (was.instead !== undefined && isNamed(was.instead, now))
    clues.push({ weight: 6, words: "the old comment names the new key" });
  if (now.formerly !== undefined && isNamed(now.formerly, was))
    clues.push({ weight: 6, words: "the new comment names the old key" });
  return clues;
}

function isNamed(name: string, { setting: { path } }: Traits): boolean {
  return name === path || name === toSegments(path).join(".");
}

function comments(was: Traits, now: Traits): Clue[] {
  if (was.comment === "" || was.comment !== now.comment) return [];
  return [{ weight: 3, words: "same comment" }];
}

/** A value that stands once in either file tells much; true and 0 tell little. */
function values(was: Traits, now: Traits): Clue[] {
  const { value: old, count } = was;
  const { value: fresh } = now;
  if (was.setting.secret || (old === "" && fresh === "")) return [];
  if (old !== fresh) return [{ weight: old === "" || fresh === "" ? -1 : -2 }];
  const isPlain =
    typeof old === "boolean" ||
    (typeof old === "number" && Math.abs(old) < 10) ||
    String(old).length < 3;
  if (isPlain) return [{ weight: 0.5 }];
  const isUnique = count === 1 && now.count === 1;
  return [
    { weight: isUnique ? 3 : 1, words: `same default \`${short(old)}\`` },
  ];
}

function short(value: unknown): string {
  const text = String(value).replaceAll("`", "'").replace(/\s+/g, " ");
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}

function names(was: Traits, now: Traits): Clue[] {
  if (was.name === now.name)
    return [{ weight: 3, words: `same name \`${now.name}\` elsewhere` }];
  const inPlace = was.parent === now.parent ? 0.5 : 0;
  const likeness = shared(was.words, now.words);
  const weight = 3 * likeness + inPlace;
  return [likeness >= 0.5 ? { weight, words: "alike names" } : { weight }];
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const word of a) if (b.has(word)) both += 1;
  const all = a.size + b.size - both;
  return all === 0 ? 0 : both / all;
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
