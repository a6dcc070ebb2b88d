import type { Document } from "../markdown/document.ts";

/** Shorter names are all alike. */
const shortest = 5;

/** How many letters to change, add, drop or swap to get from one to the other. */
export function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 8) return Infinity;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a.charAt(i - 1) === b.charAt(j - 1);
      const swapped =
        i > 1 &&
        j > 1 &&
        a.charAt(i - 1) === b.charAt(j - 2) &&
        a.charAt(i - 2) === b.charAt(j - 1);
      row.push(
        Math.min(
          (last[j] ?? Infinity) + 1,
          (row[j - 1] ?? Infinity) + 1,
          (last[j - 1] ?? Infinity) + (same ? 0 : 1),
          swapped ? (before[j - 2] ?? Infinity) + 1 : Infinity,
        ),
      );
    }
    before = last;
    last = row;
  }
  return last.at(-1) ?? 0;
}

/** The name a slip of the keyboard away, or part of what was typed; `undefined` where none is. */
export function nearest(
  typed: string,
  names: readonly string[],
): string | undefined {
  const allowed = Math.max(2, Math.floor(typed.length / 3));
  const [best] = names
    .map((name) => ({ name, away: distance(typed, name) }))
    .filter(({ away }) => away <= allowed)
    .sort((a, b) => a.away - b.away);
  return (
    best?.name ?? names.find((name) => typed !== "" && name.includes(typed))
  );
}

/** The words of a name: `app-backup.sql` is app, backup, sql. */
export function wordsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}\d]+|(?<=\d)(?=\p{L})|(?<=\p{L})(?=\d)/u)
    .filter((word) => word !== "");
}

/** From 0 to 1: how much of the shorter name is in the longer one. */
export function shared(a: string, b: string): number {
  const left = new Set(wordsOf(a));
  const right = new Set(wordsOf(b));
  const both = [...left].filter((word) => right.has(word)).length;
  return both / Math.max(1, Math.min(left.size, right.size));
}

/** Whether one name is most likely the other with a slip in it; numbers are no slips. */
export function isMisspelt(name: string, other: string): boolean {
  if (Math.min(name.length, other.length) < shortest) return false;
  const [one, two] = [name, other].map(lettersOf);
  if (!one || !two) return false;
  if (one.length !== two.length) {
    const [glued, too] = [one.join(""), two.join("")];
    return !/\d/.test(name + other) && glued === too;
  }
  const slips = one.flatMap((word, at) => {
    const meant = two[at] ?? "";
    return word === meant ? [] : [[word, meant] as const];
  });
  const [slip, more] = slips;
  return slip !== undefined && !more && isSlip(...slip);
}

/**
 * Finds those of many names that one may be misspelt from, in their order. Names are
 * laid beside those that have all of their words but one, or all of their letters, and
 * never beside those that differ in numbers alone.
 */
export function misspeltAmong(
  names: readonly string[],
): (name: string) => readonly string[] {
  const byLetters = Map.groupBy(names.keys(), (at) =>
    lettersOf(names[at] ?? "").join(" "),
  );
  const kin = new Map<string, string[]>();
  for (const letters of byLetters.keys())
    for (const key of kinKeys(letters)) {
      const others = kin.get(key);
      if (others) others.push(letters);
      else kin.set(key, [letters]);
    }
  return (name) => {
    const own = lettersOf(name).join(" ");
    const near = new Set(kinKeys(own).flatMap((key) => kin.get(key) ?? []));
    near.delete(own);
    return [...near]
      .flatMap((letters) => byLetters.get(letters) ?? [])
      .sort((a, b) => a - b)
      .flatMap((at) => names[at] ?? [])
      .filter((other) => isMisspelt(name, other));
  };
}

function kinKeys(letters: string): string[] {
  const words = letters.split(" ");
  return [
    words.join(""),
    ...words.map((_, at) => words.with(at, "?").join(" ")),
  ];
}

function lettersOf(name: string): string[] {
  return name.toLowerCase().split(/[^\p{L}]+/u);
}

/** `east` and `west` are two words, `a` and `b` are two names. */
function isSlip(word: string, meant: string): boolean {
  if (Math.max(word.length, meant.length) < shortest - 1) return false;
  return (
    distance(word, meant) <= (Math.min(word.length, meant.length) < 8 ? 1 : 2)
  );
}

/** How often a name stands on a page, in its text and its blocks. */
export function mentions(name: string, { text }: Document): number {
  let count = 0;
  for (
    let at = text.indexOf(name);
    at >= 0;
    at = text.indexOf(name, at + name.length)
  ) {
    const around = text.charAt(at - 1) + text.charAt(at + name.length);
    if (!/[\w-]/.test(around)) count++;
  }
  return count;
}
